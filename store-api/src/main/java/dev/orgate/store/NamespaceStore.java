package dev.orgate.store;

import io.vertx.core.Future;

/** The life of namespaces. A namespace of another tenant is not found, whoever asks. */
public interface NamespaceStore extends Repeatable<NamespaceStore> {
  /**
   * Creates a namespace in the actor's tenant, with the actor as creator and first grant, level
   * manage. Answers it with a new id; a refused create burns no id.
   *
   * <p>Refused, in this order: {@link Refusal.Forbidden} unless {@link AccessRules#mayCreate};
   * {@link Refusal.AlreadyExists} when any tenant has the name; {@link Refusal.QuotaExceeded} when
   * the tenant has no room. Of concurrent creates of a name exactly one succeeds; of concurrent
   * creates in a tenant with room for n exactly n.
   */
  Future<Namespace> create(Actor actor, NamespaceName name);

  /**
   * Answers one namespace. Refused: {@link Refusal.NotFound}; {@link Refusal.Forbidden} when it is
   * the tenant's but {@link AccessRules#level} is null.
   */
  Future<Namespace> get(Actor actor, NamespaceName name);

  /**
   * Lists what the actor has a level on, ascending by id: a tenant admin every namespace of the
   * tenant, others those they hold a grant on. All of one page is of one instant. Never refused for
   * what exists: what the actor has no level on is left out.
   */
  Future<NamespacePage> list(Actor actor, NamespaceQuery query);

  /**
   * Deletes a namespace with its grants and gives its quota back; the name is free at once, and a
   * namespace created under it later inherits nothing. Refused: {@link Refusal.NotFound}; {@link
   * Refusal.Forbidden} unless {@link AccessRules#mayManage}.
   */
  Future<Void> delete(Actor actor, NamespaceName name);
}
