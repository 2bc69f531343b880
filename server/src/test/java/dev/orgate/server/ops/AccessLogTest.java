package dev.orgate.server.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.http.Observer.Exchange;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An access log whose lines come faster than they are written, or cannot be written. */
class AccessLogTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  /** A request as it came over a socket. */
  private static HttpServerRequest request() {
    Vertx vertx = Vertx.vertx();
    var seen = new java.util.concurrent.CompletableFuture<HttpServerRequest>();
    var server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  seen.complete(request);
                  request.response().end();
                })
            .listen(0, "127.0.0.1")
            .await();
    vertx
        .createHttpClient()
        .request(io.vertx.core.http.HttpMethod.GET, server.actualPort(), "127.0.0.1", "/path?query")
        .compose(sent -> sent.send())
        .await();
    HttpServerRequest request = seen.join();
    vertx.close().await();
    return request;
  }

  private static Exchange exchange(HttpServerRequest request) {
    return new Exchange(request, null, null, 404, "id", 1_000_000, null);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void answered_fasterThanWritten_dropsAndSaysHowMany() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int single) {
            throw new AssertionError("lines are written whole");
          }

          @Override
          public void write(byte[] line) throws IOException {
            try {
              go.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            written.write(line);
          }
        };
    AccessLog log = new AccessLog(slow, true, InstantSource.system());
    Exchange exchange = exchange(request());
    for (int i = 0; i < 10_500; i++) {
      log.answered(exchange);
    }
    go.countDown();
    await().until(() -> text().contains("\"dropped\""));
    log.close();

    long lines = text().lines().filter(line -> line.contains("\"path\":\"/path\"")).count();
    long dropped =
        text()
            .lines()
            .filter(line -> line.startsWith("{\"dropped\":"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    assertThat(lines).isBetween(10_000L, 10_002L);
    assertThat(lines + dropped).isEqualTo(10_500);
  }

  @Test
  void answered_whileTheDiskIsFull_goesOnAfterwards() {
    AtomicBoolean full = new AtomicBoolean(true);
    CountDownLatch failed = new CountDownLatch(1);
    OutputStream disk =
        new OutputStream() {
          @Override
          public void write(int single) {
            written.write(single);
          }

          @Override
          public void write(byte[] line) throws IOException {
            if (full.get()) {
              failed.countDown();
              throw new IOException("No space left on device");
            }
            written.write(line);
          }
        };
    AccessLog log = new AccessLog(disk, true, InstantSource.system());
    Exchange exchange = exchange(request());
    log.answered(exchange);
    await().until(() -> failed.getCount() == 0);
    full.set(false);
    log.answered(exchange);
    log.close();

    assertThat(text()).contains("{\"dropped\":1}\n").contains("\"status\":404");
  }
}
