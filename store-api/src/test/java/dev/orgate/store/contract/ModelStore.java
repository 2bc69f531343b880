package dev.orgate.store.contract;

import static dev.orgate.store.Level.MANAGE;
import static dev.orgate.store.Refusal.Subject.GRANT;
import static dev.orgate.store.Refusal.Subject.NAMESPACE;
import static dev.orgate.store.contract.Outcome.DONE;
import static dev.orgate.store.contract.Outcome.FORBIDDEN;
import static dev.orgate.store.contract.Outcome.KEY_REUSED;

import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceAccess;
import dev.orgate.store.NamespacePage;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Quota;
import dev.orgate.store.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contract written down as naively as it goes: one flat list of rows, everything found by
 * walking it and counted by counting, one caller at a time. It shares no rule with the stores, so
 * that a wrong rule shows.
 */
public final class ModelStore {
  private final List<Row> rows = new ArrayList<>();
  private final List<Kept> attempts = new ArrayList<>();
  private final Map<String, Integer> limits = new HashMap<>();
  private final OrganizationModel organizations;
  private final OrganizationPartModel organizationParts;
  private final int defaultLimit;
  private int lastId;

  /** A namespace and its grants, as they were given. */
  private record Row(int id, String tenant, String name, String creator, List<Grant> grants) {}

  /** The first attempt under a key, and what it came to. */
  private record Kept(String tenant, String key, Command.Write write, Outcome outcome) {}

  /**
   * An empty store.
   *
   * @param lastId the id before the first one it will give
   */
  public ModelStore(int defaultLimit, int lastId) {
    this.defaultLimit = defaultLimit;
    this.lastId = lastId;
    this.organizations = new OrganizationModel(defaultLimit);
    this.organizationParts =
        new OrganizationPartModel(organizations, tenant -> quota(tenant).used());
  }

  Outcome attempt(Command.Write write, String key) {
    if (write.forbiddenAnyway()) {
      return FORBIDDEN;
    }
    String tenant = write.actor().tenant();
    for (Kept kept : attempts) {
      if (kept.tenant.equals(tenant) && kept.key.equals(key)) {
        return kept.write.equals(write) ? kept.outcome.replayed() : KEY_REUSED;
      }
    }
    Outcome outcome = write.on(this);
    attempts.add(new Kept(tenant, key, write, outcome));
    return outcome;
  }

  Outcome create(Actor actor, String name) {
    if (!actor.tenantAdmin()) {
      return FORBIDDEN;
    }
    for (Row row : rows) {
      if (row.name.equals(name)) {
        return Outcome.alreadyExists(NAMESPACE, name);
      }
    }
    Quota quota = quota(actor.tenant());
    if (quota.limit() >= 0 && quota.used() >= quota.limit()) {
      return Outcome.quotaExceeded(quota);
    }
    Row created = new Row(++lastId, actor.tenant(), name, actor.userName(), new ArrayList<>());
    created.grants.add(new Grant(actor.userId(), actor.userName(), MANAGE));
    rows.add(created);
    return Outcome.answer(seen(created, MANAGE));
  }

  Outcome get(Actor actor, String name) {
    Row row = find(actor, name);
    if (row == null) {
      return Outcome.notFound(NAMESPACE, name);
    }
    Level level = level(actor, row);
    return level == null ? FORBIDDEN : Outcome.answer(seen(row, level));
  }

  Outcome list(Actor actor, NamespaceQuery query) {
    List<Namespace> all = new ArrayList<>();
    for (Row row : rows) {
      Level level = level(actor, row);
      boolean asked = query.name() == null || query.name().value().equals(row.name);
      if (row.tenant.equals(actor.tenant()) && level != null && asked && row.id > query.afterId()) {
        all.add(seen(row, level));
      }
    }
    boolean more = all.size() > query.limit();
    return Outcome.answer(new NamespacePage(more ? all.subList(0, query.limit()) : all, more));
  }

  Outcome delete(Actor actor, String name) {
    Row row = find(actor, name);
    Outcome refused = refuseUnlessManager(actor, row, name);
    if (refused != null) {
      return refused;
    }
    rows.remove(row);
    return DONE;
  }

  Outcome show(Actor actor, String name) {
    Row row = find(actor, name);
    if (row == null) {
      return Outcome.notFound(NAMESPACE, name);
    }
    Grant self = grantOf(row, actor.userId());
    if (self == null && !actor.tenantAdmin()) {
      return FORBIDDEN;
    }
    return Outcome.answer(
        new NamespaceAccess(
            row.id,
            row.name,
            row.creator,
            self == null ? new Grant(actor.userId(), actor.userName(), MANAGE) : self,
            List.copyOf(row.grants)));
  }

  Outcome grant(Actor actor, String name, List<Grant> batch) {
    Row row = find(actor, name);
    Outcome refused = refuseUnlessManager(actor, row, name);
    if (refused != null) {
      return refused;
    }
    for (Grant grant : batch) {
      if (grantOf(row, grant.userId()) != null) {
        return Outcome.alreadyExists(GRANT, grant.userId());
      }
    }
    row.grants.addAll(batch);
    return DONE;
  }

  Outcome change(Actor actor, String name, List<Grant> batch) {
    Row row = find(actor, name);
    Outcome refused = refuseUnlessManager(actor, row, name);
    if (refused != null) {
      return refused;
    }
    for (Grant grant : batch) {
      if (grantOf(row, grant.userId()) == null) {
        return Outcome.notFound(GRANT, grant.userId());
      }
    }
    for (Grant grant : batch) {
      row.grants.replaceAll(old -> old.userId().equals(grant.userId()) ? grant : old);
    }
    return DONE;
  }

  Outcome revoke(Actor actor, String name, List<String> userIds) {
    Row row = find(actor, name);
    Outcome refused = refuseUnlessManager(actor, row, name);
    if (refused != null) {
      return refused;
    }
    row.grants.removeIf(grant -> userIds.contains(grant.userId()));
    return DONE;
  }

  Outcome quotas(Actor actor, String tenant) {
    return actor.operator() || tenant.equals(actor.tenant())
        ? Outcome.answer(quotasOf(tenant))
        : FORBIDDEN;
  }

  Outcome setLimit(Actor actor, String tenant, int namespaces) {
    if (!actor.operator()) {
      return FORBIDDEN;
    }
    limits.put(tenant, namespaces);
    return Outcome.answer(quotasOf(tenant));
  }

  Outcome setOrganizationLimit(Actor actor, String tenant, int limit) {
    if (!actor.operator()) {
      return FORBIDDEN;
    }
    organizations.limits.put(tenant, limit);
    return Outcome.answer(quotasOf(tenant));
  }

  OrganizationModel organizations() {
    return organizations;
  }

  OrganizationPartModel organizationParts() {
    return organizationParts;
  }

  private List<Quota> quotasOf(String tenant) {
    return List.of(quota(tenant), organizations.quota(tenant));
  }

  private Quota quota(String tenant) {
    int used = 0;
    for (Row row : rows) {
      if (row.tenant.equals(tenant)) {
        used++;
      }
    }
    return new Quota(Resource.NAMESPACE, limits.getOrDefault(tenant, defaultLimit), used);
  }

  private @Nullable Row find(Actor actor, String name) {
    for (Row row : rows) {
      if (row.name.equals(name) && row.tenant.equals(actor.tenant())) {
        return row;
      }
    }
    return null;
  }

  private static @Nullable Grant grantOf(Row row, String userId) {
    for (Grant grant : row.grants) {
      if (grant.userId().equals(userId)) {
        return grant;
      }
    }
    return null;
  }

  private static @Nullable Level level(Actor actor, Row row) {
    Grant grant = grantOf(row, actor.userId());
    if (grant != null) {
      return grant.level();
    }
    return actor.tenantAdmin() ? MANAGE : null;
  }

  private static @Nullable Outcome refuseUnlessManager(
      Actor actor, @Nullable Row row, String name) {
    if (row == null) {
      return Outcome.notFound(NAMESPACE, name);
    }
    Grant grant = grantOf(row, actor.userId());
    boolean manager = grant != null && grant.level() == MANAGE;
    return manager || actor.tenantAdmin() ? null : FORBIDDEN;
  }

  private static Namespace seen(Row row, Level level) {
    return new Namespace(row.id, row.name, row.creator, level, row.grants.size());
  }
}
