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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/**
 * The contract every store must pass: extend it, hand it a store, say what the store can do. One
 * store serves all tests, which keep apart by using tenants and names of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StoreContract {
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
    store = build(Map.of(Resource.NAMESPACE, DEFAULT_LIMIT));
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

  @Nested
  class Create extends CreateContract {
    Create() {
      super(StoreContract.this);
    }
  }

  @Nested
  class CreateRefusals extends CreateRefusalContract {
    CreateRefusals() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Ids extends IdContract {
    Ids() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Get extends GetContract {
    Get() {
      super(StoreContract.this);
    }
  }

  @Nested
  class ListAll extends ListContract {
    ListAll() {
      super(StoreContract.this);
    }
  }

  @Nested
  class ListNamed extends NamedListContract {
    ListNamed() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Pages extends PageContract {
    Pages() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Delete extends DeleteContract {
    Delete() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Renew extends RenewContract {
    Renew() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Show extends ShowContract {
    Show() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Manage extends ManageContract {
    Manage() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Grants extends GrantContract {
    Grants() {
      super(StoreContract.this);
    }
  }

  @Nested
  class GrantBatches extends GrantBatchContract {
    GrantBatches() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Change extends ChangeContract {
    Change() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Revoke extends RevokeContract {
    Revoke() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Quotas extends QuotaContract {
    Quotas() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Limits extends LimitContract {
    Limits() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Texts extends TextContract {
    Texts() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Lifecycle extends LifecycleContract {
    Lifecycle() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Asynchrony extends AsynchronyContract {
    Asynchrony() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Refusals extends RefusalContract {
    Refusals() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Faults extends FaultContract {
    Faults() {
      super(StoreContract.this);
    }
  }

  @Nested
  class NameRaces extends NameRaceContract {
    NameRaces() {
      super(StoreContract.this);
    }
  }

  @Nested
  class RenewRaces extends RenewRaceContract {
    RenewRaces() {
      super(StoreContract.this);
    }
  }

  @Nested
  class VisibilityRaces extends VisibilityRaceContract {
    VisibilityRaces() {
      super(StoreContract.this);
    }
  }

  @Nested
  class QuotaRaces extends QuotaRaceContract {
    QuotaRaces() {
      super(StoreContract.this);
    }
  }

  @Nested
  class AccessRaces extends AccessRaceContract {
    AccessRaces() {
      super(StoreContract.this);
    }
  }

  @Nested
  class RevokeRaces extends RevokeRaceContract {
    RevokeRaces() {
      super(StoreContract.this);
    }
  }

  @Nested
  class EndRaces extends EndRaceContract {
    EndRaces() {
      super(StoreContract.this);
    }
  }

  @Nested
  class CloseRaces extends CloseRaceContract {
    CloseRaces() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Model extends ModelContract {
    Model() {
      super(StoreContract.this);
    }
  }
}
