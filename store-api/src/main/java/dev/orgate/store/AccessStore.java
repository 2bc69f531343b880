package dev.orgate.store;

import io.vertx.core.Future;
import java.util.List;

/**
 * Grants on namespaces. Batches are all or nothing and never empty; a user appears once in a batch.
 * All methods refuse with {@link Refusal.NotFound} of the namespace first, then with {@link
 * Refusal.Forbidden}: changes need {@link AccessRules#mayManage}, decided in the same atomic step.
 */
public interface AccessStore extends Repeatable<AccessStore> {
  /** Answers every grant, in the order given. Forbidden when {@link AccessRules#level} is null. */
  Future<NamespaceAccess> show(Actor actor, NamespaceName name);

  /**
   * Adds grants after the existing ones, in the batch's order. Refused with {@link
   * Refusal.AlreadyExists} of the first user in the batch who has one.
   */
  Future<Void> grant(Actor actor, NamespaceName name, List<Grant> grants);

  /**
   * Replaces level and user name of existing grants, which keep their places. Refused with {@link
   * Refusal.NotFound} of the first user in the batch who has none.
   */
  Future<Void> change(Actor actor, NamespaceName name, List<Grant> grants);

  /** Removes the users' grants; users without one are passed over. */
  Future<Void> revoke(Actor actor, NamespaceName name, List<String> userIds);
}
