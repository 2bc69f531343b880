package dev.orgate.server.load;

import dev.orgate.server.config.LoadSettings;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A gateway whose store is filled from a seed, at its start and whenever an operator asks. */
public final class LoadTarget {
  private static final Logger LOG = System.getLogger(LoadTarget.class.getName());

  private final Vertx vertx;
  private final int seed;
  private final LoadSettings settings;
  private final Tokens tokens;
  private final Store store;
  private final @Nullable Supplier<Store> another;
  private final AtomicBoolean filling = new AtomicBoolean();

  /**
   * @param settings which have a seed
   * @param first the gateway's store
   * @param another makes an empty one like it; null if no store is empty when it is made
   */
  public LoadTarget(
      Vertx vertx,
      LoadSettings settings,
      Tokens tokens,
      Store first,
      @Nullable Supplier<Store> another) {
    this.vertx = vertx;
    this.seed = Objects.requireNonNull(settings.seed());
    this.settings = settings;
    this.tokens = tokens;
    this.another = another;
    this.store = another == null ? first : new ReplaceableStore(first);
  }

  /** The store to serve from. */
  public Store store() {
    return store;
  }

  /** Whether it is being filled. */
  public boolean isFilling() {
    return filling.get();
  }

  /** Writes the file of tokens, if there is to be one, and fills the store, which has started. */
  public Future<Void> start() {
    filling.set(true);
    return vertx
        .executeBlocking(this::writeTokens)
        .compose(written -> fill())
        .eventually(this::filled)
        .mapEmpty();
  }

  private @Nullable Void writeTokens() {
    String file = settings.tokensFile();
    if (file != null) {
      try {
        tokens.write(Path.of(file));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write the tokens to " + file + ": " + e, e);
      }
    }
    return null;
  }

  private Future<Void> filled() {
    filling.set(false);
    return Future.succeededFuture();
  }

  /** Answers how many milliseconds it took. */
  private Future<Long> fill() {
    long start = System.nanoTime();
    return new Seeder(vertx, seed, settings)
        .fill(store)
        .map(
            done -> {
              long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
              LOG.log(
                  Level.INFO,
                  "Seeded from %d: %d tenants, %d namespaces with %d grants each, %d organizations; %d ms"
                      .formatted(
                          seed,
                          settings.tenants(),
                          settings.namespaces(),
                          settings.grants(),
                          settings.organizations(),
                          millis));
              return millis;
            });
  }

  /** Whether there is another store to begin anew with. */
  boolean canReset() {
    return another != null;
  }

  /**
   * Drops everything and fills the store again. Answers how many milliseconds the filling took, or
   * null, and does nothing, while it is being filled already.
   */
  Future<@Nullable Long> reset() {
    if (another == null || !(store instanceof ReplaceableStore replaceable)) {
      throw new IllegalStateException("There is no other store");
    }
    if (!filling.compareAndSet(false, true)) {
      return Future.succeededFuture(null);
    }
    Store next = another.get();
    return next.start()
        .compose(started -> replaceable.replace(next))
        .compose(replaced -> fill())
        .eventually(this::filled);
  }
}
