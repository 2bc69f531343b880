package dev.orgate.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Limits and use per tenant. A tenant nobody has written to has the default limits and no use. */
public interface QuotaStore {
  /**
   * Answers one quota per {@link Resource}, in the enum's order; {@code used} equals the number of
   * live objects at that instant. Forbidden unless {@link AccessRules#mayReadQuotas}.
   */
  Future<List<Quota>> get(Actor actor, String tenant);

  /**
   * Sets limits (0 or more, or {@link Quota#UNLIMITED}) and answers all quotas as they are then;
   * resources not named keep theirs. A limit below the use blocks creation until the use falls.
   * Forbidden unless {@link AccessRules#maySetLimits}.
   */
  Future<List<Quota>> setLimits(Actor actor, String tenant, Map<Resource, Integer> limits);
}
