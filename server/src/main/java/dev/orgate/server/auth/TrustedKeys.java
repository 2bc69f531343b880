package dev.orgate.server.auth;

import dev.orgate.server.config.ReloadedFiles;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys that are believed now, from wherever they come; shared by all event loops. */
final class TrustedKeys {
  /** What the JWT library is given public keys for. */
  private static final List<String> PUBLIC_ALGORITHMS = List.of("RS256", "ES256", "EdDSA");

  private final List<VerificationKey> own;
  private final List<ReloadedFiles<List<VerificationKey>>> files;
  private final @Nullable FetchedKeys fetched;
  private volatile KeySet current = KeySet.NONE;

  /**
   * @param own keys that never change
   * @param fetched makes the keys of a service, which tell of each change; null without a service
   */
  TrustedKeys(
      List<VerificationKey> own,
      List<ReloadedFiles<List<VerificationKey>>> files,
      @Nullable Function<Runnable, FetchedKeys> fetched) {
    this.own = own;
    this.files = files;
    this.fetched = fetched == null ? null : fetched.apply(this::publish);
    publish();
  }

  /** The same set as long as nothing changed. */
  KeySet current() {
    return current;
  }

  private synchronized void publish() {
    List<VerificationKey> now = new ArrayList<>(own);
    files.forEach(file -> now.addAll(file.content()));
    if (fetched != null) {
      now.addAll(fetched.keys());
    }
    if (!now.equals(current.keys())) {
      current = new KeySet(now);
    }
  }

  /** Asks the service, if there is one, for the first time, and from then on; never fails. */
  Future<Void> start() {
    return fetched == null ? Future.succeededFuture() : fetched.refetched().otherwiseEmpty();
  }

  /** Reads all files again, which blocks. */
  void renew() {
    files.forEach(ReloadedFiles::renew);
    publish();
  }

  /**
   * Waits until whatever the service had published is known, for a token that none of the given
   * keys signed; null for a token that another key of it cannot have signed, and without a service.
   * Fails when the service does not answer.
   */
  @Nullable Future<Void> newerFor(CompactToken token, KeySet tried) {
    if (fetched == null || !PUBLIC_ALGORITHMS.contains(token.header().algorithm())) {
      return null;
    }
    String keyId = token.header().keyId();
    boolean missed = keyId == null ? fetched.trouble() != null : !tried.names(keyId);
    return missed ? fetched.refetched() : null;
  }

  /** What is wrong with where the keys come from; empty when all is well. */
  List<String> troubles() {
    Stream<@Nullable String> ofFiles = files.stream().map(ReloadedFiles::trouble);
    String ofService = fetched == null ? null : fetched.trouble();
    return Stream.concat(
            ofFiles.filter(trouble -> trouble != null).map(String::valueOf),
            ofService == null
                ? Stream.of()
                : Stream.of("the service of the signing keys " + ofService))
        .toList();
  }

  void close() {
    if (fetched != null) {
      fetched.close();
    }
  }
}
