package dev.orgate.server.auth;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.List;

/**
 * Checks signatures with the keys of a set; one per event loop, because the JWT library locks. Each
 * key has a {@link JWTAuth} of its own: one with several keys stops at the first that throws, and
 * lets a key answer to another's name.
 */
final class SignatureCheck {
  private final KeySet keys;
  private final List<Verifier> verifiers;

  private record Verifier(VerificationKey key, JWTAuth library) {}

  SignatureCheck(KeySet keys, Vertx vertx) {
    this.keys = keys;
    verifiers = keys.keys().stream().map(key -> new Verifier(key, library(key, vertx))).toList();
  }

  /** The JWT library with one key, for checking or, with a secret key, for signing as well. */
  static JWTAuth library(VerificationKey key, Vertx vertx) {
    return JWTAuth.create(
        vertx,
        new JWTAuthOptions()
            .addPubSecKey(
                new PubSecKeyOptions().setAlgorithm(key.algorithm()).setBuffer(key.material()))
            // Times are the claim policy's, which goes by the gateway's clock.
            .setJWTOptions(new JWTOptions().setIgnoreExpiration(true)));
  }

  /** The keys it goes by. */
  KeySet keys() {
    return keys;
  }

  /** The key that signed the token, of those that may have; fails with whatever if none did. */
  Future<VerificationKey> check(CompactToken token) {
    Future<VerificationKey> verdict = Future.failedFuture(Unauthenticated.badToken());
    for (Verifier verifier : verifiers) {
      if (verifier.key.mayHaveSigned(token)) {
        verdict =
            verdict.recover(
                no ->
                    verifier
                        .library
                        .authenticate(new TokenCredentials(token.text()))
                        .map(verifier.key));
      }
    }
    return verdict;
  }
}
