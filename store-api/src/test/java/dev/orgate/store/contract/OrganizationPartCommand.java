package dev.orgate.store.contract;

import dev.orgate.store.Actor;
import dev.orgate.store.AttributeField;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.Query;
import dev.orgate.store.QuotaField;
import dev.orgate.store.Store;
import dev.orgate.store.Uuid;
import dev.orgate.store.contract.OrganizationCommand.Change;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls about what belongs to organizations, as values. */
public interface OrganizationPartCommand {
  /** One call of each method, none of which the rules forbid. */
  static List<Command> oneOfEach(Actor admin) {
    String uuid = Uuid.random();
    NewAttribute attribute = Tree.attribute("name", "value");
    NewQuotaEntry entry = new NewQuotaEntry(Uuid.random(), "name", 1);
    AddMembers add = new AddMembers(admin, uuid, List.of("bob"));
    return List.of(
        new OrganizationCommand.Create(admin, Tree.department(uuid, null)),
        new AddAttributes(admin, uuid, List.of(attribute)),
        new UpdateAttribute(admin, attribute.uuid(), null),
        new QueryAttributes(admin, Query.of(List.of())),
        new RemoveAttributes(admin, uuid, List.of(attribute.uuid())),
        add,
        new Appoint(admin, uuid, OrganizationRole.OPERATOR, "bob", Uuid.random()),
        new CountMembers(admin, uuid),
        new RemoveMembers(admin, uuid, List.of("bob")),
        new SetQuota(admin, uuid, entry),
        new Usage(admin, uuid),
        new QueryQuotas(admin, Query.of(List.of())),
        new Command.Keyed(add, uuid),
        new Command.Keyed(add, uuid));
  }

  record AddAttributes(Actor actor, String organization, List<NewAttribute> attributes)
      implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizationAttributes().add(actor, organization, attributes);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().addAttributes(actor, organization, attributes);
    }
  }

  record RemoveAttributes(Actor actor, String organization, List<String> uuids) implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizationAttributes().remove(actor, organization, uuids);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().removeAttributes(actor, organization, uuids);
    }
  }

  record UpdateAttribute(Actor actor, String uuid, @Nullable String value) implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizationAttributes().update(actor, uuid, value);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().updateAttribute(actor, uuid, value);
    }
  }

  record QueryAttributes(Actor actor, Query<AttributeField> query) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.organizationAttributes().query(actor, query);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().queryAttributes(actor, query);
    }
  }

  record AddMembers(Actor actor, String organization, List<String> userIds) implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizationMembers().add(actor, organization, userIds);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().addMembers(actor, organization, userIds);
    }
  }

  record RemoveMembers(Actor actor, String organization, List<String> userIds) implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizationMembers().remove(actor, organization, userIds);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().removeMembers(actor, organization, userIds);
    }
  }

  record CountMembers(Actor actor, String organization) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.organizationMembers().count(actor, organization);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().countMembers(actor, organization);
    }
  }

  record Appoint(
      Actor actor, String organization, OrganizationRole role, String userId, String attributeUuid)
      implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizationMembers().appoint(actor, organization, role, userId, attributeUuid);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().appoint(actor, organization, role, userId, attributeUuid);
    }
  }

  record SetQuota(Actor actor, String organization, NewQuotaEntry entry) implements Change {
    @Override
    public Future<?> on(Store store) {
      return store.organizationQuotas().set(actor, organization, entry);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().setQuota(actor, organization, entry);
    }
  }

  record Usage(Actor actor, String organization) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.organizationQuotas().usage(actor, organization);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().usage(actor, organization);
    }
  }

  record QueryQuotas(Actor actor, Query<QuotaField> query) implements Command {
    @Override
    public Future<?> on(Store store) {
      return store.organizationQuotas().query(actor, query);
    }

    @Override
    public Outcome on(ModelStore model) {
      return model.organizationParts().queryQuotas(actor, query);
    }
  }
}
