package dev.orgate.store.memory;

import dev.orgate.store.AccessRules;
import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.Organization;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.OrganizationRule;
import dev.orgate.store.OrganizationRules;
import dev.orgate.store.OrganizationState;
import dev.orgate.store.OrganizationStore;
import dev.orgate.store.OrganizationType;
import dev.orgate.store.OrganizationUpdate;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.Quota;
import dev.orgate.store.Refusal;
import dev.orgate.store.Resource;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryOrganizations implements OrganizationStore {
  private final MemoryStore store;
  private final @Nullable Attempt attempt;

  MemoryOrganizations(MemoryStore store, @Nullable Attempt attempt) {
    this.store = store;
    this.attempt = attempt;
  }

  @Override
  public OrganizationStore under(Attempt next) {
    return new MemoryOrganizations(store, next);
  }

  private <R> Future<R> change(Actor actor, Function<Tenant, R> step) {
    return store.atomically(
        attempt, AccessRules.mayChangeOrganizations(actor), actor.tenant(), step);
  }

  @Override
  public Future<Organization> create(Actor actor, NewOrganization organization) {
    return change(actor, tenant -> create(tenant, organization));
  }

  private static Organization create(Tenant tenant, NewOrganization asked) {
    Forest forest = tenant.forest;
    OrganizationEntry parent = asked.parent() == null ? null : forest.parent(asked.parent());
    if (parent != null && !asked.quotas().isEmpty()) {
      throw new Refusal.RuleBroken(OrganizationRule.ROOT_HAS_QUOTA, asked.uuid());
    }
    OrganizationEntry created =
        new OrganizationEntry(
            asked.uuid(), asked.name(), asked.description(), asked.type(), forest.now());
    for (NewAttribute attribute : asked.attributes()) {
      if (OrganizationRole.ofAttribute(attribute.name()) != null) {
        Forest.requireMember(created, attribute.value());
      }
    }
    if (forest.organizations.containsKey(asked.uuid())) {
      throw new Refusal.AlreadyExists(Refusal.Subject.ORGANIZATION, asked.uuid());
    }
    forest.requireAddable(created, asked.attributes());
    forest.requireFree(asked.quotas());
    Quota quota = tenant.quota(Resource.ORGANIZATION);
    if (!quota.hasRoom()) {
      throw new Refusal.QuotaExceeded(quota);
    }
    created.putUnder(parent);
    forest.organizations.put(created.uuid, created);
    asked.attributes().forEach(attribute -> forest.add(created, attribute, created.created));
    for (NewQuotaEntry entry : asked.quotas()) {
      forest.add(created, entry, created.created);
    }
    return created.seen();
  }

  @Override
  public Future<Organization> update(Actor actor, String uuid, OrganizationUpdate update) {
    return change(actor, tenant -> update(tenant.forest, uuid, update));
  }

  private static Organization update(Forest forest, String uuid, OrganizationUpdate update) {
    OrganizationEntry entry = forest.changeable(uuid);
    String parentBefore = entry.parent == null ? null : entry.parent.uuid;
    if (OrganizationRules.putsCompanyUnderParent(entry.type, parentBefore, update)) {
      throw new Refusal.RuleBroken(OrganizationRule.COMPANY_HAS_NO_PARENT, uuid);
    }
    if (update.parent() != null) {
      OrganizationEntry parent = forest.parent(update.parent());
      requireNoCycle(entry, parent);
      forest.move(entry, parent);
    }
    entry.name = update.name() == null ? entry.name : update.name();
    entry.description = update.description() == null ? entry.description : update.description();
    entry.type = update.type() == null ? entry.type : update.type();
    entry.changed = forest.after(entry.changed);
    return entry.seen();
  }

  private static void requireNoCycle(OrganizationEntry child, OrganizationEntry parent) {
    if (parent.isWithin(child)) {
      throw new Refusal.RuleBroken(OrganizationRule.NO_CYCLE, child.uuid);
    }
  }

  @Override
  public Future<Organization> setState(Actor actor, String uuid, OrganizationState state) {
    return change(actor, tenant -> setState(tenant.forest, uuid, state));
  }

  private static Organization setState(Forest forest, String uuid, OrganizationState state) {
    OrganizationEntry entry = forest.get(uuid);
    if (!OrganizationRules.maySetBelowAnything(state)) {
      forest.requireChangeable(entry);
    }
    if (entry.state != state) {
      entry.state = state;
      entry.changed = forest.after(entry.changed);
    }
    return entry.seen();
  }

  @Override
  public Future<Void> move(Actor actor, String parent, List<String> children) {
    return change(
        actor,
        tenant -> {
          Forest forest = tenant.forest;
          OrganizationEntry target = forest.parent(parent);
          List<OrganizationEntry> movers =
              children.stream().map(uuid -> mover(forest, uuid, target)).toList();
          movers.forEach(mover -> forest.move(mover, target));
          return null;
        });
  }

  private static OrganizationEntry mover(Forest forest, String uuid, OrganizationEntry target) {
    OrganizationEntry mover = forest.changeable(uuid);
    if (mover.type == OrganizationType.COMPANY) {
      throw new Refusal.RuleBroken(OrganizationRule.COMPANY_HAS_NO_PARENT, uuid);
    }
    requireNoCycle(mover, target);
    return mover;
  }

  @Override
  public Future<Void> delete(Actor actor, String uuid, boolean withAllBelow) {
    return change(
        actor,
        tenant -> {
          OrganizationEntry entry = tenant.forest.changeable(uuid);
          if (!withAllBelow && !entry.children.isEmpty()) {
            throw new Refusal.RuleBroken(OrganizationRule.NO_CHILDREN, uuid);
          }
          tenant.forest.delete(entry);
          return null;
        });
  }

  @Override
  public Future<Page<Organization>> query(Actor actor, Query<OrganizationField> query) {
    return store.atomically(
        actor.tenant(),
        tenant ->
            Selection.of(
                tenant.forest.organizations.values(),
                query,
                MemoryOrganizations::values,
                OrganizationEntry::seen));
  }

  private static Stream<@Nullable String> values(OrganizationEntry entry, OrganizationField field) {
    return switch (field) {
      case UUID -> Stream.of(entry.uuid);
      case NAME -> Stream.of(entry.name);
      case DESCRIPTION -> Selection.one(entry.description);
      case TYPE -> Stream.of(entry.type.name());
      case STATE -> Stream.of(entry.state.name());
      case SOURCE -> Stream.of(Organization.SOURCE);
      case PARENT -> Selection.one(entry.parent == null ? null : entry.parent.uuid);
      case ROOT -> Stream.of(entry.root().uuid);
      case CREATED -> Stream.of(entry.created.toString());
      case CHANGED -> Stream.of(entry.changed.toString());
      case ATTRIBUTE_UUID -> entry.attributes.keySet().stream();
      case ATTRIBUTE_NAME -> entry.attributes.values().stream().map(attribute -> attribute.name);
      case ATTRIBUTE_VALUE -> entry.attributes.values().stream().map(attribute -> attribute.value);
      case MEMBER -> entry.members.stream();
    };
  }
}
