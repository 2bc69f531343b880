package dev.orgate.store.contract;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One call of a store as a value: it can be generated, printed, and put to the model as well. */
public interface Command {
  Actor actor();

  Future<?> on(Store store);

  Outcome on(ModelStore model);

  /** Makes the call and waits for what it comes to. */
  default Outcome outcome(Store store) {
    return Outcome.of(on(store));
  }

  /** One call of each method that touches state, none of which the rules forbid. */
  static List<Command> oneOfEach(Account account, NamespaceName name) {
    Actor admin = account.admin();
    List<Grant> bob = List.of(new Grant("bob", "Bob", Level.READ));
    List<Command> each = new ArrayList<>(OrganizationCommand.oneOfEach(admin));
    each.addAll(OrganizationPartCommand.oneOfEach(admin));
    Collections.addAll(
        each,
        new Create(admin, name),
        new Get(admin, name),
        new ListNamespaces(admin, NamespaceQuery.ALL),
        new Show(admin, name),
        new GrantAccess(admin, name, bob),
        new ChangeAccess(admin, name, bob),
        new RevokeAccess(admin, name, List.of("bob")),
        new ReadQuotas(admin, account.tenant()),
        new SetLimits(Account.OPERATOR, account.tenant(), 7),
        new Delete(admin, name),
        new Keyed(new Create(admin, name), "key"),
        new Keyed(new Create(admin, name), "key"),
        new Keyed(new RevokeAccess(admin, name, List.of("bob")), "key"));
    return each;
  }

  /** A call that can be made under a key. */
  interface Write extends Command {
    /** Whether the rules forbid it whatever is stored, so that its key does not matter. */
    default boolean forbiddenAnyway() {
      return false;
    }
  }

  /** A write under a key; equal ones are attempts at the same write. */
  record Keyed(Write write, String key) implements Command {
    @Override
    public Actor actor() {
      return write.actor();
    }

    @Override
    public Future<?> on(Store store) {
      return write.on(new StoreUnderAttempt(store, attempt()));
    }

    @Override
    public Outcome outcome(Store store) {
      Attempt attempt = attempt();
      return Outcome.of(attempt, write.on(new StoreUnderAttempt(store, attempt)));
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.attempt(write, key);
    }

    /** A new attempt at it. */
    Attempt attempt() {
      byte[] request = write.toString().getBytes(StandardCharsets.UTF_8);
      return new Attempt(key, UUID.nameUUIDFromBytes(request).toString());
    }
  }

  record Create(Actor actor, NamespaceName name) implements Write {
    @Override
    public boolean forbiddenAnyway() {
      return !actor.tenantAdmin();
    }

    @Override
    public Future<?> on(Store store) {
      return store.namespaces().create(actor, name);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.create(actor, name.value());
    }
  }

  record Get(Actor actor, NamespaceName name) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.namespaces().get(actor, name);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.get(actor, name.value());
    }
  }

  record ListNamespaces(Actor actor, NamespaceQuery query) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.namespaces().list(actor, query);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.list(actor, query);
    }
  }

  record Delete(Actor actor, NamespaceName name) implements Write {
    @Override
    public Future<?> on(Store store) {
      return store.namespaces().delete(actor, name);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.delete(actor, name.value());
    }
  }

  record Show(Actor actor, NamespaceName name) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.access().show(actor, name);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.show(actor, name.value());
    }
  }

  record GrantAccess(Actor actor, NamespaceName name, List<Grant> grants) implements Write {
    @Override
    public Future<?> on(Store store) {
      return store.access().grant(actor, name, grants);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.grant(actor, name.value(), grants);
    }
  }

  record ChangeAccess(Actor actor, NamespaceName name, List<Grant> grants) implements Write {
    @Override
    public Future<?> on(Store store) {
      return store.access().change(actor, name, grants);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.change(actor, name.value(), grants);
    }
  }

  record RevokeAccess(Actor actor, NamespaceName name, List<String> userIds) implements Write {
    @Override
    public Future<?> on(Store store) {
      return store.access().revoke(actor, name, userIds);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.revoke(actor, name.value(), userIds);
    }
  }

  record ReadQuotas(Actor actor, String tenant) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.quotas().get(actor, tenant);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.quotas(actor, tenant);
    }
  }

  record SetLimits(Actor actor, String tenant, int namespaces) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.quotas().setLimits(actor, tenant, Map.of(Resource.NAMESPACE, namespaces));
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.setLimit(actor, tenant, namespaces);
    }
  }
}
