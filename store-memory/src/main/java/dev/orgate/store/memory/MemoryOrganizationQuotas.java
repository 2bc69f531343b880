package dev.orgate.store.memory;

import dev.orgate.store.AccessRules;
import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.NewQuotaEntry;
import dev.orgate.store.OrganizationQuota;
import dev.orgate.store.OrganizationQuotaStore;
import dev.orgate.store.OrganizationQuotaUse;
import dev.orgate.store.OrganizationRule;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.QuotaField;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemoryOrganizationQuotas implements OrganizationQuotaStore {
  private final MemoryStore store;
  private final @Nullable Attempt attempt;

  MemoryOrganizationQuotas(MemoryStore store, @Nullable Attempt attempt) {
    this.store = store;
    this.attempt = attempt;
  }

  @Override
  public OrganizationQuotaStore under(Attempt next) {
    return new MemoryOrganizationQuotas(store, next);
  }

  @Override
  public Future<OrganizationQuota> set(Actor actor, String organization, NewQuotaEntry entry) {
    return store.atomically(
        attempt,
        AccessRules.mayChangeOrganizations(actor),
        actor.tenant(),
        tenant -> set(tenant.forest, organization, entry));
  }

  private static OrganizationQuota set(Forest forest, String organization, NewQuotaEntry asked) {
    OrganizationEntry root = forest.changeable(organization);
    if (root.parent != null) {
      throw new Refusal.RuleBroken(OrganizationRule.ROOT_HAS_QUOTA, organization);
    }
    QuotaEntry entry = root.quotas.get(asked.name());
    if (entry == null) {
      forest.requireFree(List.of(asked));
      return forest.add(root, asked, forest.now()).seen();
    }
    entry.value = asked.value();
    entry.changed = forest.after(entry.changed);
    return entry.seen();
  }

  @Override
  public Future<List<OrganizationQuotaUse>> usage(Actor actor, String organization) {
    return store.atomically(
        actor.tenant(),
        tenant -> {
          OrganizationEntry root = tenant.forest.get(organization);
          return root.quotas.values().stream()
              .map(entry -> new OrganizationQuotaUse(entry.name, entry.value, used(tenant, entry)))
              .toList();
        });
  }

  private static long used(Tenant tenant, QuotaEntry entry) {
    return switch (entry.name) {
      case OrganizationQuota.ORGANIZATIONS -> Forest.tree(entry.organization).size();
      case OrganizationQuota.NAMESPACES -> tenant.namespaces.size();
      default -> 0;
    };
  }

  @Override
  public Future<Page<OrganizationQuota>> query(Actor actor, Query<QuotaField> query) {
    return store.atomically(
        actor.tenant(),
        tenant ->
            Selection.of(
                tenant.forest.quotas.values(),
                query,
                MemoryOrganizationQuotas::values,
                QuotaEntry::seen));
  }

  private static Stream<@Nullable String> values(QuotaEntry entry, QuotaField field) {
    return switch (field) {
      case UUID -> Stream.of(entry.uuid);
      case ORGANIZATION -> Stream.of(entry.organization.uuid);
      case NAME -> Stream.of(entry.name);
      case VALUE -> Stream.of(Long.toString(entry.value));
      case CREATED -> Stream.of(entry.created.toString());
      case CHANGED -> Stream.of(entry.changed.toString());
    };
  }
}
