package dev.orgate.server.ops;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orgate.server.http.Observer;
import dev.orgate.server.http.Operation;
import dev.orgate.server.json.JsonBuffer;
import dev.orgate.store.Actor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A line of JSON for each answer, without any credential: time, request id, remote address, method,
 * path, route, status, microseconds, the fault if it had one, tenant and user. Shared by the event
 * loops, which only hand lines over; what comes faster than it can be written is dropped and
 * counted.
 */
public final class AccessLog implements Observer, AutoCloseable {
  private static final Logger LOG = System.getLogger(AccessLog.class.getName());
  private static final int MOST_WAITING = 10_000;
  private static final int LONGEST_PATH = 500;
  private static final String SECRET_PARAMETER = ":session";
  private static final Buffer END = Buffer.buffer();

  private final OutputStream out;
  private final boolean ownsOut;
  private final InstantSource clock;
  private final BlockingQueue<Buffer> lines = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer = new Thread(this::write, "orgate-access-log");

  /**
   * @param out where lines go
   * @param ownsOut whether closing the log closes that as well
   */
  AccessLog(OutputStream out, boolean ownsOut, InstantSource clock) {
    this.out = out;
    this.ownsOut = ownsOut;
    this.clock = clock;
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Opens one that appends to a file, or writes to the standard output if the name is {@code -}.
   *
   * @throws IOException when the file cannot be opened
   */
  public static AccessLog open(String name) throws IOException {
    if (name.equals("-")) {
      return new AccessLog(System.out, false, InstantSource.system());
    }
    OutputStream file =
        Files.newOutputStream(Path.of(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new AccessLog(file, true, InstantSource.system());
  }

  @Override
  public void answered(Exchange exchange) {
    if (!lines.offer(line(exchange))) {
      dropped.incrementAndGet();
    }
  }

  private Buffer line(Exchange exchange) {
    return JsonBuffer.write(json -> write(json, exchange)).appendByte((byte) '\n');
  }

  private void write(JsonGenerator json, Exchange exchange) throws IOException {
    HttpServerRequest request = exchange.request();
    Operation operation = exchange.operation();
    Actor actor = exchange.actor();
    SocketAddress remote = request.remoteAddress();
    json.writeStartObject();
    json.writeStringField("time", clock.instant().toString());
    json.writeStringField("request_id", exchange.requestId());
    json.writeStringField("remote", remote == null ? null : remote.hostAddress());
    json.writeStringField("method", request.method().name());
    json.writeStringField("path", path(request, operation));
    json.writeStringField("route", operation == null ? null : operation.path());
    json.writeNumberField("status", exchange.status());
    json.writeNumberField("micros", exchange.nanos() / 1_000);
    if (exchange.fault() != null) {
      json.writeStringField("fault", exchange.fault().toString());
    }
    if (actor != null) {
      json.writeStringField("tenant", actor.tenant());
      json.writeStringField("user", actor.userId());
    }
    json.writeEndObject();
  }

  /** The path as it was sent, unless a credential is in it; the query is left out altogether. */
  private static String path(HttpServerRequest request, @Nullable Operation operation) {
    if (operation != null && operation.path().contains(SECRET_PARAMETER)) {
      return operation.path();
    }
    String path = String.valueOf(request.path());
    return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
  }

  /** Until the end is taken from the queue; flushes whenever nothing more is waiting. */
  private void write() {
    boolean broken = false;
    try {
      for (Buffer line = lines.take(); line.length() > 0; line = lines.take()) {
        try {
          write(line);
          broken = false;
        } catch (IOException e) {
          dropped.incrementAndGet();
          if (!broken) {
            LOG.log(Level.ERROR, "The access log cannot be written; lines are dropped", e);
          }
          broken = true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Buffer line) throws IOException {
    long lost = dropped.get();
    if (lost > 0) {
      out.write(("{\"dropped\":" + lost + "}\n").getBytes(StandardCharsets.UTF_8));
      dropped.addAndGet(-lost);
    }
    out.write(line.getBytes());
    if (lines.isEmpty()) {
      out.flush();
    }
  }

  /** Writes what is waiting, which blocks. */
  @Override
  public void close() {
    try {
      lines.put(END);
      writer.join();
      if (ownsOut) {
        out.close();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The access log did not close", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
