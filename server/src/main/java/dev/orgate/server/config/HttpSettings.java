package dev.orgate.server.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The socket and its limits.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes any free one
 * @param tls what makes it HTTPS; null for plain HTTP
 * @param maxBodyBytes the longest request body; a longer one is answered 413
 * @param maxHeaderBytes the longest request head
 * @param maxConnections how many connections may be open at once; one more is closed at once
 * @param maxRequests how many requests may be with the store at once; further ones wait
 * @param queueTimeout how long a request waits for its turn before it is answered 503
 * @param headerTimeout how long a new connection may take to send its first whole request head
 * @param requestTimeout how long a request may take from its head to the end of its answer
 * @param idleTimeout how long a connection may stay open between requests
 * @param drainTimeout how long requests under way may take to finish after the gateway was told to
 *     stop
 * @param drainDelay how long a gateway that was told to stop goes on serving while it says that it
 *     is not ready, so that nobody sends it more
 */
public record HttpSettings(
    String host,
    int port,
    @Nullable Tls tls,
    int maxBodyBytes,
    int maxHeaderBytes,
    int maxConnections,
    int maxRequests,
    Duration queueTimeout,
    Duration headerTimeout,
    Duration requestTimeout,
    Duration idleTimeout,
    Duration drainTimeout,
    Duration drainDelay) {
  /** Vert.x counts milliseconds in an int; a day is far below what that can hold. */
  private static final String LONGEST_TIMEOUT = "24h";

  private static final int NO_BOUND = Integer.MAX_VALUE;

  static HttpSettings of(Values values) {
    return new HttpSettings(
        values.text(Setting.HTTP_HOST),
        values.number(Setting.HTTP_PORT, 0, 65535),
        Tls.of(values),
        values.number(Setting.HTTP_MAX_BODY_BYTES, 1, NO_BOUND),
        values.number(Setting.HTTP_MAX_HEADER_BYTES, 1, NO_BOUND),
        values.number(Setting.HTTP_MAX_CONNECTIONS, 1, NO_BOUND),
        values.number(Setting.HTTP_MAX_REQUESTS, 1, NO_BOUND),
        values.time(Setting.HTTP_QUEUE_TIMEOUT, "1ms", LONGEST_TIMEOUT),
        values.time(Setting.HTTP_HEADER_TIMEOUT, "1ms", LONGEST_TIMEOUT),
        values.time(Setting.HTTP_REQUEST_TIMEOUT, "1ms", LONGEST_TIMEOUT),
        values.time(Setting.HTTP_IDLE_TIMEOUT, "1ms", LONGEST_TIMEOUT),
        values.time(Setting.HTTP_DRAIN_TIMEOUT, "1ms", LONGEST_TIMEOUT),
        values.time(Setting.HTTP_DRAIN_DELAY, "0ms", LONGEST_TIMEOUT));
  }

  /** What a client calls it by. */
  public String scheme() {
    return tls == null ? "http" : "https";
  }

  /**
   * The certificate that clients are shown.
   *
   * @param certificate PEM file of it, and of those between it and one that clients know
   * @param key PEM file of its private key, not encrypted
   */
  public record Tls(Path certificate, Path key) {
    private static @Nullable Tls of(Values values) {
      Path certificate = values.file(Setting.HTTP_TLS_CERTIFICATE);
      Path key = values.file(Setting.HTTP_TLS_KEY);
      return certificate == null || key == null ? null : new Tls(certificate, key);
    }
  }
}
