package dev.orgate.store.memory;

import dev.orgate.store.AccessRules;
import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.AttributeField;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.OrganizationAttribute;
import dev.orgate.store.OrganizationAttributeStore;
import dev.orgate.store.OrganizationRole;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryOrganizationAttributes implements OrganizationAttributeStore {
  private final MemoryStore store;
  private final @Nullable Attempt attempt;

  MemoryOrganizationAttributes(MemoryStore store, @Nullable Attempt attempt) {
    this.store = store;
    this.attempt = attempt;
  }

  @Override
  public OrganizationAttributeStore under(Attempt next) {
    return new MemoryOrganizationAttributes(store, next);
  }

  private <R> Future<R> change(Actor actor, Function<Forest, R> step) {
    return store.atomically(
        attempt,
        AccessRules.mayChangeOrganizations(actor),
        actor.tenant(),
        tenant -> step.apply(tenant.forest));
  }

  @Override
  public Future<Void> add(Actor actor, String organization, List<NewAttribute> attributes) {
    return change(
        actor,
        forest -> {
          OrganizationEntry entry = forest.changeable(organization);
          forest.requireAddable(entry, attributes);
          Instant now = forest.now();
          attributes.forEach(attribute -> forest.add(entry, attribute, now));
          return null;
        });
  }

  @Override
  public Future<Void> remove(Actor actor, String organization, List<String> uuids) {
    return change(
        actor,
        forest -> {
          OrganizationEntry entry = forest.changeable(organization);
          for (String uuid : uuids) {
            AttributeEntry attribute = entry.attributes.get(uuid);
            if (attribute != null) {
              forest.remove(attribute);
            }
          }
          return null;
        });
  }

  @Override
  public Future<OrganizationAttribute> update(Actor actor, String uuid, @Nullable String value) {
    return change(
        actor,
        forest -> {
          AttributeEntry attribute = forest.attributes.get(uuid);
          if (attribute == null) {
            throw new Refusal.NotFound(Refusal.Subject.ATTRIBUTE, uuid);
          }
          forest.requireChangeable(attribute.organization);
          if (OrganizationRole.ofAttribute(attribute.name) != null) {
            Forest.requireMember(attribute.organization, value);
          }
          attribute.value = value;
          attribute.changed = forest.after(attribute.changed);
          return attribute.seen();
        });
  }

  @Override
  public Future<Page<OrganizationAttribute>> query(Actor actor, Query<AttributeField> query) {
    return store.atomically(
        actor.tenant(),
        tenant ->
            Selection.of(
                tenant.forest.attributes.values(),
                query,
                MemoryOrganizationAttributes::values,
                AttributeEntry::seen));
  }

  private static Stream<@Nullable String> values(AttributeEntry entry, AttributeField field) {
    return switch (field) {
      case UUID -> Stream.of(entry.uuid);
      case ORGANIZATION -> Stream.of(entry.organization.uuid);
      case NAME -> Stream.of(entry.name);
      case VALUE -> Selection.one(entry.value);
      case CREATED -> Stream.of(entry.created.toString());
      case CHANGED -> Stream.of(entry.changed.toString());
    };
  }
}
