package dev.orgate.server.crash;

import dev.orgate.server.crash.Operation.Kind;
import dev.orgate.server.crash.Operation.Seen;
import dev.orgate.server.crash.Rows.GrantRow;
import dev.orgate.server.crash.Rows.NamespaceRow;
import dev.orgate.server.crash.Rows.QuotaRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes down a small history by hand. Operations take one unit of time each, one after the other,
 * unless {@link #during} says otherwise; the creator of tenant {@code a} is {@code a-admin}.
 */
final class Story {
  private final List<Operation> operations = new ArrayList<>();
  private final List<NamespaceRow> namespaces = new ArrayList<>();
  private final List<QuotaRow> quotas = new ArrayList<>();
  private final List<GrantRow> grants = new ArrayList<>();
  private final Map<String, Integer> limits = new HashMap<>();
  private long now;

  static String admin(String tenant) {
    return tenant + "-admin";
  }

  private Story add(Kind kind, String tenant, String name, String member, int level, Outcome out) {
    now += 10;
    operations.add(
        new Operation(
            kind, tenant, admin(tenant), name, member, level, "", now, now + 5, out, null));
    return this;
  }

  Story create(String tenant, String name, Outcome outcome) {
    return add(Kind.CREATE, tenant, name, "", 0, outcome);
  }

  Story create(String tenant, String name) {
    return create(tenant, name, Outcome.ACKNOWLEDGED);
  }

  Story delete(String tenant, String name, Outcome outcome) {
    return add(Kind.DELETE, tenant, name, "", 0, outcome);
  }

  Story delete(String tenant, String name) {
    return delete(tenant, name, Outcome.ACKNOWLEDGED);
  }

  Story grant(String tenant, String name, String member, Outcome outcome) {
    return add(Kind.GRANT, tenant, name, member, 1, outcome);
  }

  Story revoke(String tenant, String name, String member, Outcome outcome) {
    return add(Kind.REVOKE, tenant, name, member, 0, outcome);
  }

  Story get(String tenant, String name, Outcome outcome) {
    return add(Kind.GET, tenant, name, "", 0, outcome);
  }

  /** The tenant sees its namespace, with this id. */
  Story see(String tenant, String name, long id) {
    return see(tenant, name, id, admin(tenant));
  }

  Story see(String tenant, String name, long id, String creator) {
    add(Kind.GET, tenant, name, "", 0, Outcome.ACKNOWLEDGED);
    return change(last -> last.seeing(new Seen(id, creator)));
  }

  /** The last one had this key. */
  Story under(String key) {
    return change(last -> last.under(key));
  }

  /** The last one took from then to then. */
  Story during(long from, long to) {
    return change(last -> last.within(from, to));
  }

  private Story change(UnaryOperator<Operation> how) {
    int last = operations.size() - 1;
    operations.set(last, how.apply(operations.get(last)));
    return this;
  }

  /** Left is this namespace with its creator's grant. */
  Story left(long id, String tenant, String name) {
    return leftWithoutGrant(id, tenant, name).leftGrant(id, admin(tenant), History.MANAGE);
  }

  Story leftWithoutGrant(long id, String tenant, String name) {
    namespaces.add(new NamespaceRow(id, tenant, name, admin(tenant)));
    return this;
  }

  Story leftRow(NamespaceRow row) {
    namespaces.add(row);
    return leftGrant(row.id(), row.creator(), History.MANAGE);
  }

  Story leftGrant(long id, String user, int level) {
    grants.add(new GrantRow(id, user, level));
    return this;
  }

  /** Left is this counter, where the rows do not say it. */
  Story counter(String tenant, int used) {
    quotas.add(new QuotaRow(tenant, used));
    return this;
  }

  Story limit(String tenant, int limit) {
    limits.put(tenant, limit);
    return this;
  }

  History end() {
    namespaces.stream()
        .map(NamespaceRow::tenant)
        .distinct()
        .filter(tenant -> quotas.stream().noneMatch(row -> row.tenant().equals(tenant)))
        .toList()
        .forEach(
            tenant ->
                counter(
                    tenant,
                    (int) namespaces.stream().filter(row -> row.tenant().equals(tenant)).count()));
    return new History(operations, new Rows(namespaces, quotas, grants), limits);
  }
}
