package dev.orgate.store.contract;

import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What the kit is told of a store: how to build one, what it can do, how hard to try it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StoreUnderTest {
  /** The limit of tenants without one of their own. */
  static final int DEFAULT_LIMIT = 5;

  private final Vertx vertx = Vertx.vertx();
  private Store store;

  /**
   * Builds a store, not started. It may share its state with the others built, or have its own; it
   * must not share it with anybody else, or ids are not consecutive.
   */
  protected abstract Store create(StoreOptions options);

  /** A started store that shares the state of the others but loses the answer to every write. */
  protected abstract Capability<Store> losingAnswers();

  /** A call that is refused because somebody else changed the same thing meanwhile. */
  protected abstract Capability<Supplier<Future<?>>> conflictingChange();

  /** Creates that are held back halfway, upon the state of the store under test. */
  protected abstract Capability<AttemptUnderWay> attemptUnderWay();

  /** How long each race is run; raise it to hunt for what does not show so soon. */
  protected Duration raceTime() {
    return Duration.ofMillis(Long.getLong("orgate.race.millis", 400));
  }

  /** How many random command sequences are compared with the model. */
  protected int modelRuns() {
    return Integer.getInteger("orgate.model.runs", 200);
  }

  @BeforeAll
  void start() {
    store = build(Map.of(Resource.NAMESPACE, DEFAULT_LIMIT, Resource.ORGANIZATION, DEFAULT_LIMIT));
    ContractTest.answer(store.start());
  }

  @AfterAll
  void close() {
    ContractTest.answer(store.close());
    ContractTest.answer(vertx.close());
  }

  final Store build(Map<Resource, Integer> defaultLimits) {
    return create(new StoreOptions(vertx, defaultLimits, Map.of()));
  }

  final Store store() {
    return store;
  }

  final Vertx vertx() {
    return vertx;
  }
}
