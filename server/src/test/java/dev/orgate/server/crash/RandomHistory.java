package dev.orgate.server.crash;

import static dev.orgate.server.crash.Outcome.ACKNOWLEDGED;
import static dev.orgate.server.crash.Outcome.NAME_EXISTS;
import static dev.orgate.server.crash.Outcome.NOT_FOUND;
import static dev.orgate.server.crash.Outcome.QUOTA_FULL;
import static dev.orgate.server.crash.Outcome.UNAVAILABLE;
import static dev.orgate.server.crash.Outcome.UNKNOWN;

import dev.orgate.server.crash.Operation.Kind;
import dev.orgate.server.crash.Operation.Seen;
import dev.orgate.server.crash.Rows.GrantRow;
import dev.orgate.server.crash.Rows.NamespaceRow;
import dev.orgate.server.crash.Rows.QuotaRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** A right history: a store that does one thing after another, seen by clients that overlap. */
final class RandomHistory {
  private static final List<String> TENANTS = List.of("a", "b", "c");
  private static final int NAMES = 7;
  private static final int LIMIT = 2;
  private static final int STEP = 100;

  private final Random random;
  private final int overlap;
  private final boolean answersGetLost;
  private final Map<String, Entry> live = new TreeMap<>();
  private final List<Operation> operations = new ArrayList<>();
  private long now;
  private int ids;

  private static final class Entry {
    private final NamespaceRow row;
    private final TreeSet<String> members = new TreeSet<>();

    Entry(NamespaceRow row) {
      this.row = row;
    }
  }

  private RandomHistory(long seed, int overlap, boolean answersGetLost) {
    this.random = new Random(seed);
    this.overlap = overlap;
    this.answersGetLost = answersGetLost;
  }

  /** One whose clients wait for each other and hear every answer. */
  static History sequential(long seed, int length) {
    return new RandomHistory(seed, 0, false).run(length);
  }

  /** One whose operations last as long as up to this many others, and whose answers get lost. */
  static History overlapping(long seed, int length, int others) {
    return new RandomHistory(seed, others * STEP, true).run(length);
  }

  private History run(int length) {
    for (int i = 0; i < length; i++) {
      now += STEP;
      next();
    }
    List<NamespaceRow> rows = live.values().stream().map(entry -> entry.row).toList();
    List<GrantRow> grants = new ArrayList<>();
    for (Entry entry : live.values()) {
      grants.add(new GrantRow(entry.row.id(), entry.row.creator(), History.MANAGE));
      entry.members.forEach(member -> grants.add(new GrantRow(entry.row.id(), member, 1)));
    }
    List<QuotaRow> quotas =
        TENANTS.stream().map(tenant -> new QuotaRow(tenant, used(tenant))).toList();
    Map<String, Integer> limits = new HashMap<>();
    TENANTS.forEach(tenant -> limits.put(tenant, LIMIT));
    return new History(operations, new Rows(rows, quotas, grants), limits);
  }

  private int used(String tenant) {
    return (int) live.values().stream().filter(e -> e.row.tenant().equals(tenant)).count();
  }

  private void next() {
    String tenant = TENANTS.get(random.nextInt(TENANTS.size()));
    String name = "n" + random.nextInt(NAMES);
    String member = random.nextBoolean() ? "u" : "v";
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> write(Kind.CREATE, tenant, name, "", random.nextInt(4) == 0);
      case 4, 5 -> write(Kind.DELETE, tenant, name, "", false);
      case 6 -> write(Kind.GRANT, tenant, name, member, random.nextBoolean());
      case 7 -> write(Kind.REVOKE, tenant, name, member, false);
      default -> look(tenant, name);
    }
  }

  private void write(Kind kind, String tenant, String name, String member, boolean keyed) {
    String user = Story.admin(tenant) + random.nextInt(2);
    String key = keyed ? "key" + now : "";
    long invoked = before();
    boolean lostOnTheWay = answersGetLost && random.nextInt(8) == 0;
    Outcome outcome = lostOnTheWay ? UNAVAILABLE : done(kind, tenant, user, name, member);
    boolean unheard = answersGetLost && random.nextInt(6) == 0;
    int level = kind == Kind.GRANT ? 1 : 0;
    Operation heard =
        new Operation(
            kind, tenant, user, name, member, level, key, invoked, after(), outcome, null);
    operations.add(unheard ? heard.with(UNKNOWN) : heard);
    if (keyed && outcome != UNAVAILABLE) {
      for (int i = random.nextInt(3); i > 0; i--) {
        long again = now + 1 + random.nextInt(20 * STEP);
        operations.add(heard.within(again, again + 1 + random.nextInt(STEP)));
      }
    }
  }

  private Outcome done(Kind kind, String tenant, String user, String name, String member) {
    Entry entry = live.get(name);
    if (kind == Kind.CREATE) {
      if (entry != null) {
        return NAME_EXISTS;
      }
      if (used(tenant) >= LIMIT) {
        return QUOTA_FULL;
      }
      live.put(name, new Entry(new NamespaceRow(++ids, tenant, name, user)));
      return ACKNOWLEDGED;
    }
    if (entry == null || !entry.row.tenant().equals(tenant)) {
      return NOT_FOUND;
    }
    switch (kind) {
      case DELETE -> live.remove(name);
      case REVOKE -> entry.members.remove(member);
      default -> {
        return entry.members.add(member) ? ACKNOWLEDGED : Outcome.GRANT_EXISTS;
      }
    }
    return ACKNOWLEDGED;
  }

  private void look(String tenant, String name) {
    Entry entry = live.get(name);
    boolean found = entry != null && entry.row.tenant().equals(tenant);
    Seen seen = found ? new Seen(entry.row.id(), entry.row.creator()) : null;
    Outcome outcome = found ? ACKNOWLEDGED : NOT_FOUND;
    operations.add(
        new Operation(Kind.GET, tenant, "x", name, "", 0, "", before(), after(), outcome, seen));
  }

  private long before() {
    return now - 1 - (overlap == 0 ? 0 : random.nextInt(overlap));
  }

  private long after() {
    return now + 1 + (overlap == 0 ? 0 : random.nextInt(overlap));
  }
}
