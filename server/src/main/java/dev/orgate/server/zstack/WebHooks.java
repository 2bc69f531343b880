package dev.orgate.server.zstack;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends outcomes to where clients want them, as far as the gateway's operator lets it: whoever may
 * choose the address of a request that the gateway makes is otherwise inside its network. What is
 * not delivered when the gateway ends is lost. Used from one event loop.
 */
final class WebHooks {
  /** The request header with the address. */
  static final String HEADER = "X-Web-Hook";

  private static final Logger LOG = System.getLogger(WebHooks.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int TRIES = 15;
  private static final int MOST_PENDING = 1000;
  private static final int CONNECTIONS_PER_HOST = 50;
  private static final int LONGEST_ADDRESS = 2048;
  private static final int HTTP_PORT = 80;
  private static final int LAST_PORT = 65_535;

  private final Vertx vertx;
  private final Set<String> allowedHosts;
  private final Duration pause;
  private final Duration patience;
  private final Set<Delivery> pending = new HashSet<>();
  private @Nullable HttpClient client;
  private boolean closed;

  /** One outcome on its way. */
  private static final class Delivery {
    private final URI address;
    private final RequestOptions request;
    private final Buffer body;
    private int tries;
    private @Nullable Long timer;

    Delivery(URI address, RequestOptions request, Buffer body) {
      this.address = address;
      this.request = request;
      this.body = body;
    }
  }

  /**
   * @param allowedHosts {@code host}, at any port, or {@code host:port}; none allows nothing
   */
  WebHooks(Vertx vertx, Set<String> allowedHosts) {
    this(vertx, allowedHosts, PAUSE, PATIENCE);
  }

  /**
   * @param pause the time between two tries
   * @param patience the longest time of one
   */
  WebHooks(Vertx vertx, Set<String> allowedHosts, Duration pause, Duration patience) {
    this.vertx = vertx;
    this.allowedHosts =
        allowedHosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.pause = pause;
    this.patience = patience;
  }

  /**
   * The address that a request's header gives, or null without one.
   *
   * @throws ZstackRejection 400 for what is no address, or not one that is allowed
   */
  @Nullable URI address(@Nullable String header) {
    if (header == null) {
      return null;
    }
    if (header.length() > LONGEST_ADDRESS) {
      throw refuse("is longer than " + LONGEST_ADDRESS + " characters");
    }
    URI address = parse(header);
    if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
      throw refuse("is not an absolute http URL");
    }
    if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
      throw refuse("has user information or a fragment");
    }
    if (!isAllowed(address.getHost().toLowerCase(Locale.ROOT), port(address))) {
      throw refuse("names a host that this gateway sends nothing to");
    }
    return address;
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw refuse("is not a URL");
    }
  }

  private static int port(URI address) {
    return address.getPort() < 0 ? HTTP_PORT : address.getPort();
  }

  private boolean isAllowed(String host, int port) {
    return port > 0
        && port <= LAST_PORT
        && (allowedHosts.contains(host) || allowedHosts.contains(host + ":" + port));
  }

  private static ZstackRejection refuse(String why) {
    return ZstackRejection.badRequest("header[" + HEADER + "] " + why);
  }

  /**
   * Sends an outcome until the receiver confirms it with 2xx, for some time; it may get it twice.
   * What is too much at once is dropped.
   *
   * @param address one that {@link #address} answered
   */
  void deliver(URI address, String jobUuid, boolean success, Buffer body) {
    if (closed) {
      return;
    }
    if (pending.size() >= MOST_PENDING) {
      LOG.log(
          Level.WARNING,
          "Dropped what was for the web hook at {0}: too many are pending",
          address.getHost());
      return;
    }
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(address.getHost())
            .setPort(port(address))
            .setURI(target(address))
            .setFollowRedirects(false)
            .setConnectTimeout(patience.toMillis())
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
            .putHeader("X-Job-UUID", jobUuid)
            .putHeader("X-Job-Success", String.valueOf(success));
    Delivery delivery = new Delivery(address, request, body);
    pending.add(delivery);
    attempt(delivery);
  }

  private static String target(URI address) {
    URI ascii = URI.create(address.toASCIIString());
    String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
  }

  private void attempt(Delivery delivery) {
    delivery.timer = null;
    delivery.tries++;
    Future<HttpClientRequest> request = client().request(delivery.request);
    request
        .compose(connected -> connected.send(delivery.body))
        .map(WebHooks::status)
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(
            status -> {
              // Nobody reads the body, however long it would be, or what comes after the timeout.
              request.onSuccess(HttpClientRequest::reset);
              ended(delivery, status);
            });
  }

  /** The status alone: that the rest is cut off is nothing to be logged. */
  private static int status(HttpClientResponse response) {
    response.exceptionHandler(cutOff -> {});
    return response.statusCode();
  }

  /** A try has ended. */
  private void ended(Delivery delivery, AsyncResult<Integer> status) {
    if (closed) {
      return;
    }
    if (status.succeeded() && status.result() / 100 == 2) {
      pending.remove(delivery);
      return;
    }
    // No message: it may quote what the receiver sent.
    Object why = status.succeeded() ? status.result() : status.cause().getClass().getSimpleName();
    if (delivery.tries < TRIES) {
      LOG.log(Level.DEBUG, "The web hook at {0} failed: {1}", delivery.address.getHost(), why);
      delivery.timer = vertx.setTimer(pause.toMillis(), fired -> attempt(delivery));
      return;
    }
    pending.remove(delivery);
    LOG.log(
        Level.WARNING,
        "Gave up on the web hook at {0} after {1} tries: {2}",
        delivery.address.getHost(),
        TRIES,
        why);
  }

  /** Made on the event loop, with the first delivery: most gateways never have one. */
  private HttpClient client() {
    HttpClient existing = client;
    if (existing != null) {
      return existing;
    }
    HttpClient made =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(false),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_HOST).setMaxWaitQueueSize(-1));
    client = made;
    return made;
  }

  /** Ends what is under way, and drops what is pending. */
  Future<Void> close() {
    closed = true;
    for (Delivery delivery : pending) {
      if (delivery.timer != null) {
        vertx.cancelTimer(delivery.timer);
      }
    }
    pending.clear();
    return client == null ? Future.succeededFuture() : client.close();
  }

  /** How many deliveries are not over. */
  int pending() {
    return pending.size();
  }
}
