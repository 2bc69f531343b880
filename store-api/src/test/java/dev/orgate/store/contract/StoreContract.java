package dev.orgate.store.contract;

import org.junit.jupiter.api.Nested;

/**
 * The contract every store must pass: extend it, hand it a store, say what the store can do. One
 * store serves all tests, which keep apart by using tenants and names of their own.
 */
public abstract class StoreContract extends OrganizationsContract {
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
  class Attempts extends AttemptContract {
    Attempts() {
      super(StoreContract.this);
    }
  }

  @Nested
  class AttemptRefusals extends AttemptRefusalContract {
    AttemptRefusals() {
      super(StoreContract.this);
    }
  }

  @Nested
  class AttemptKeys extends AttemptKeyContract {
    AttemptKeys() {
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
  class AttemptRaces extends AttemptRaceContract {
    AttemptRaces() {
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
