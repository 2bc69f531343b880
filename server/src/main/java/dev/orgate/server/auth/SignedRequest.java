package dev.orgate.server.auth;

import io.vertx.core.MultiMap;
import java.util.List;

/**
 * What of a request a signature may cover, as it came over the wire.
 *
 * @param path not decoded
 * @param query not decoded; empty without one
 * @param headers all of them
 * @param body the raw bytes; none without a body
 */
record SignedRequest(String method, String path, String query, MultiMap headers, byte[] body) {
  /** The values of a header, as often as it is there. */
  List<String> values(String header) {
    return headers.getAll(header);
  }
}
