package dev.orgate.server.auth;

import io.vertx.core.Future;
import java.net.URI;
import java.security.InvalidKeyException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where an issuer publishes its keys: at a known address, or at one that its OpenID Connect
 * discovery document names.
 */
final class JwksService {
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final JsonFetch fetch;
  private final Supplier<Future<URI>> address;

  private JwksService(JsonFetch fetch, Supplier<Future<URI>> address) {
    this.fetch = fetch;
    this.address = address;
  }

  static JwksService at(URI address, JsonFetch fetch) {
    return new JwksService(fetch, () -> Future.succeededFuture(address));
  }

  /**
   * That of an issuer, whose name is its address. Its document is read each time, since an issuer
   * may move its keys.
   */
  static JwksService of(String issuer, JsonFetch fetch) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    URI document = URI.create(base + DISCOVERY);
    return new JwksService(
        fetch, () -> fetch.get(document, Map.of()).map(answer -> named(answer, issuer)));
  }

  /** Asks for the keys it has now, at least one; fails with a {@link FetchFailure}. */
  Future<List<VerificationKey>> keys() {
    return address.get().compose(found -> fetch.get(found, Map.of())).map(JwksService::keys);
  }

  private static List<VerificationKey> keys(JsonFetch.Answer answer) {
    answer.demandJson();
    try {
      return Jwks.parse(answer.body().getBytes());
    } catch (InvalidKeyException e) {
      throw new FetchFailure("answered " + e.getMessage());
    }
  }

  private static URI named(JsonFetch.Answer answer, String issuer) {
    Map<?, ?> document = answer.object();
    // As the standard demands: or one issuer's document could pass for another's.
    if (!issuer.equals(document.get("issuer"))) {
      throw new FetchFailure("answered the discovery document of another issuer");
    }
    if (document.get("jwks_uri") instanceof String text && isUsable(text, issuer)) {
      return URI.create(text);
    }
    throw new FetchFailure("answered a discovery document without a usable jwks_uri");
  }

  /** Also by plain HTTP if the issuer is: who can change that answer could change this one. */
  private static boolean isUsable(String text, String issuer) {
    try {
      URI address = URI.create(text);
      boolean plain = "http".equals(address.getScheme()) && issuer.startsWith("http:");
      return address.getHost() != null && (plain || "https".equals(address.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
