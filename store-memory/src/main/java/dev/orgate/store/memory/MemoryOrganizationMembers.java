package dev.orgate.store.memory;

import dev.orgate.store.AccessRules;
import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.MemberCount;
import dev.orgate.store.NewAttribute;
import dev.orgate.store.OrganizationMemberStore;
import dev.orgate.store.OrganizationRole;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

final class MemoryOrganizationMembers implements OrganizationMemberStore {
  private final MemoryStore store;
  private final @Nullable Attempt attempt;

  MemoryOrganizationMembers(MemoryStore store, @Nullable Attempt attempt) {
    this.store = store;
    this.attempt = attempt;
  }

  @Override
  public OrganizationMemberStore under(Attempt next) {
    return new MemoryOrganizationMembers(store, next);
  }

  private Future<Void> change(
      Actor actor, String organization, BiConsumer<Forest, OrganizationEntry> step) {
    return store.atomically(
        attempt,
        AccessRules.mayChangeOrganizations(actor),
        actor.tenant(),
        tenant -> {
          step.accept(tenant.forest, tenant.forest.changeable(organization));
          return null;
        });
  }

  @Override
  public Future<Void> add(Actor actor, String organization, List<String> userIds) {
    return change(actor, organization, (forest, entry) -> entry.members.addAll(userIds));
  }

  @Override
  public Future<Void> remove(Actor actor, String organization, List<String> userIds) {
    return change(
        actor,
        organization,
        (forest, entry) -> {
          userIds.forEach(entry.members::remove);
          for (OrganizationRole role : OrganizationRole.values()) {
            AttributeEntry held = entry.holding(role);
            if (held != null && userIds.contains(held.value)) {
              forest.remove(held);
            }
          }
        });
  }

  @Override
  public Future<MemberCount> count(Actor actor, String organization) {
    return store.atomically(
        actor.tenant(),
        tenant -> {
          OrganizationEntry top = tenant.forest.get(organization);
          Set<String> all = new HashSet<>();
          Forest.tree(top).forEach(entry -> all.addAll(entry.members));
          return new MemberCount(all.size(), top.members.size());
        });
  }

  @Override
  public Future<Void> appoint(
      Actor actor,
      String organization,
      OrganizationRole role,
      String userId,
      String attributeUuid) {
    return change(
        actor,
        organization,
        (forest, entry) -> {
          Forest.requireMember(entry, userId);
          AttributeEntry held = entry.holding(role);
          if (held == null) {
            NewAttribute attribute = new NewAttribute(attributeUuid, role.attribute(), userId);
            forest.requireAddable(entry, List.of(attribute));
            forest.add(entry, attribute, forest.now());
          } else {
            held.value = userId;
            held.changed = forest.after(held.changed);
          }
        });
  }
}
