package dev.orgate.server.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address under which a client found the gateway; its text is like {@code
 * http://127.0.0.1:8080}.
 *
 * @param host a name or an address, of IPv6 in brackets
 * @param port from 1 to 65535; -1 for the scheme's own
 */
public record Origin(String scheme, String host, int port) {
  private static final Pattern PLAIN_HOST =
      Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*]");

  /**
   * What the Host header says. A header that is no plain host with or without a port is worth
   * nothing, and must not reach an answer; then it is where the connection arrived.
   */
  static Origin of(HttpServerRequest request) {
    HostAndPort named = request.authority();
    if (named != null && named.port() != 0 && PLAIN_HOST.matcher(named.host()).matches()) {
      return new Origin(request.scheme(), named.host(), named.port());
    }
    SocketAddress local = request.localAddress();
    return new Origin(request.scheme(), bracketed(local.host()), local.port());
  }

  /** Only sockets of the Internet have a host. */
  private static String bracketed(@Nullable String host) {
    if (host == null) {
      return "localhost";
    }
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /** A colon and the port, or nothing for the scheme's own. */
  public String portSuffix() {
    return port < 0 ? "" : ":" + port;
  }

  @Override
  public String toString() {
    return scheme + "://" + host + portSuffix();
  }
}
