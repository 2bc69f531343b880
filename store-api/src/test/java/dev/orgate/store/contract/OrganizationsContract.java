package dev.orgate.store.contract;

import org.junit.jupiter.api.Nested;

/** What {@link StoreContract} says of organizations. */
public abstract class OrganizationsContract extends StoreUnderTest {
  @Nested
  class OrganizationCreates extends OrganizationCreateContract {
    OrganizationCreates() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationCreateRefusals extends OrganizationCreateRefusalContract {
    OrganizationCreateRefusals() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationUpdates extends OrganizationUpdateContract {
    OrganizationUpdates() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationStates extends OrganizationStateContract {
    OrganizationStates() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationMoves extends OrganizationMoveContract {
    OrganizationMoves() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationMoveRefusals extends OrganizationMoveRefusalContract {
    OrganizationMoveRefusals() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationDeletes extends OrganizationDeleteContract {
    OrganizationDeletes() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationAttributes extends OrganizationAttributeContract {
    OrganizationAttributes() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationMembers extends OrganizationMemberContract {
    OrganizationMembers() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationRoles extends OrganizationRoleContract {
    OrganizationRoles() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationQuotas extends OrganizationQuotaContract {
    OrganizationQuotas() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationWalls extends OrganizationWallContract {
    OrganizationWalls() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationRights extends OrganizationRightsContract {
    OrganizationRights() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationAttempts extends OrganizationAttemptContract {
    OrganizationAttempts() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationQueries extends OrganizationQueryContract {
    OrganizationQueries() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationManyQueries extends OrganizationManyQueryContract {
    OrganizationManyQueries() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationPages extends OrganizationPageContract {
    OrganizationPages() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationPartQueries extends OrganizationPartQueryContract {
    OrganizationPartQueries() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class RandomQueries extends RandomQueryContract {
    RandomQueries() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationQuotaRaces extends OrganizationQuotaRaceContract {
    OrganizationQuotaRaces() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationMoveRaces extends OrganizationMoveRaceContract {
    OrganizationMoveRaces() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationEndRaces extends OrganizationEndRaceContract {
    OrganizationEndRaces() {
      super(OrganizationsContract.this);
    }
  }

  @Nested
  class OrganizationRaces extends OrganizationRaceContract {
    OrganizationRaces() {
      super(OrganizationsContract.this);
    }
  }
}
