package dev.orgate.store.contract;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import io.vertx.core.Future;

/** The means to meet an attempt halfway. */
public interface AttemptUnderWay {
  /**
   * Creates a namespace under the attempt, but holds the create back where others can tell that it
   * is under way and nobody can tell what it will come to. Returns once it is there.
   */
  Future<Namespace> begin(Actor actor, NamespaceName name, Attempt attempt);

  /** Lets go of what was begun; it ends as if it had never been held. */
  void release();
}
