package dev.orgate.server.load;

import dev.orgate.server.store.StoreFront;
import dev.orgate.store.Store;
import io.vertx.core.Future;

/**
 * A store behind which another one can be put while calls go on: each call is of the store that was
 * there when it began. Everything of the former one is gone with it, kept outcomes included.
 */
final class ReplaceableStore extends StoreFront {
  private volatile Store current;

  ReplaceableStore(Store first) {
    current = first;
  }

  /** Puts another store, which was started, in the place of the present one and closes that. */
  Future<Void> replace(Store next) {
    Store former = current;
    current = next;
    return former.close();
  }

  @Override
  protected Store behind() {
    return current;
  }
}
