package dev.orgate.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

/**
 * What the strict decoder is to HTTP/1: refuses heads of HTTP/2 that Vert.x lets pass, and makes
 * the others look the same as there. Who reads a {@code Host} header finds one.
 */
final class Http2Head {
  private static final char DELETE = 0x7f;

  private Http2Head() {}

  /**
   * @throws MalformedHead for a head without an authority, with two hosts, of another scheme than
   *     those of HTTP, or with a path that HTTP/1 has no way to send
   */
  static void tidy(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    String target = request.uri();
    String scheme = request.scheme();
    if (authority == null || target == null || scheme == null) {
      throw new MalformedHead("there must be a scheme, an authority and a path");
    }
    // It comes from the client, and goes into addresses that the gateway answers with.
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new MalformedHead("the scheme must be https or http");
    }
    if (!target.chars().allMatch(c -> c > ' ' && c != DELETE)) {
      throw new MalformedHead("the path must have no spaces and no control characters");
    }
    switch (request.headers().getAll(HttpHeaders.HOST).size()) {
      case 0 -> request.headers().set(HttpHeaders.HOST, text(authority));
      case 1 -> {} // Vert.x has seen that it says the same as the authority.
      default -> throw new MalformedHead("there must be one host");
    }
  }

  private static String text(HostAndPort authority) {
    return authority.port() < 0 ? authority.host() : authority.host() + ":" + authority.port();
  }
}
