package dev.orgate.store.contract;

import dev.orgate.store.Actor;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Query;
import dev.orgate.store.Resource;
import dev.orgate.store.Store;
import dev.orgate.store.Uuid;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Calls about the tree of organizations, as values. */
public interface OrganizationCommand {
  /** One call of each method, none of which the rules forbid. */
  static List<Command> oneOfEach(Actor admin) {
    String uuid = Uuid.random();
    String other = Uuid.random();
    Create create = new Create(admin, Tree.department(uuid, null));
    return List.of(
        create,
        new Create(admin, Tree.department(other, null)),
        new Update(admin, uuid, new OrganizationUpdate("name", null, null, null)),
        new SetState(admin, uuid, OrganizationState.ENABLED),
        new Move(admin, uuid, List.of(other)),
        new Find(admin, Query.of(List.of())),
        new SetLimit(Account.OPERATOR, admin.tenant(), 7),
        new Command.Keyed(create, uuid),
        new Command.Keyed(create, uuid),
        new Delete(admin, uuid, true));
  }

  /** A change of what is stored; tenant admins may. */
  interface Change extends Command.Write {
    @Override
    default boolean forbiddenAnyway() {
      return !actor().tenantAdmin();
    }
  }

  record Create(Actor actor, NewOrganization organization) implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizations().create(actor, organization);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizations().create(actor, organization);
    }
  }

  record Update(Actor actor, String uuid, OrganizationUpdate update) implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizations().update(actor, uuid, update);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizations().update(actor, uuid, update);
    }
  }

  record SetState(Actor actor, String uuid, OrganizationState state) implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizations().setState(actor, uuid, state);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizations().setState(actor, uuid, state);
    }
  }

  record Move(Actor actor, String parent, List<String> children) implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizations().move(actor, parent, children);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizations().move(actor, parent, children);
    }
  }

  record Delete(Actor actor, String uuid, boolean withAllBelow) implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizations().delete(actor, uuid, withAllBelow);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizations().delete(actor, uuid, withAllBelow);
    }
  }

  record Find(Actor actor, Query<OrganizationField> query) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.organizations().query(actor, query);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizations().query(actor, query);
    }
  }

  record SetLimit(Actor actor, String tenant, int limit) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.quotas().setLimits(actor, tenant, Map.of(Resource.ORGANIZATION, limit));
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.setOrganizationLimit(actor, tenant, limit);
    }
  }
}
