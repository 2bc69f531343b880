package dev.orgate.server.crash;

import dev.orgate.server.crash.Operation.Kind;
import dev.orgate.server.testing.TestKeys;
import dev.orgate.server.testing.TokenIssuer.Claims;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A part of a run with tenants and names of its own, so that its history can be checked by itself,
 * at its end and again at the end of the run.
 */
final class Epoch {
  private static final int TENANTS = 4;
  private static final int CONTENDED_NAMES = 8;

  private final String prefix;
  private final int limit;
  private final List<String> tenants = new ArrayList<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final TestKeys keys;
  private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();

  Epoch(int number, int limit, TestKeys keys) {
    this.prefix = "e" + number;
    this.limit = limit;
    this.keys = keys;
    for (int i = 0; i < TENANTS; i++) {
      tenants.add(prefix + "-tenant" + i);
    }
  }

  List<String> tenants() {
    return tenants;
  }

  /** A name that all tenants want. */
  String contendedName(int any) {
    return prefix + "-all-" + any % CONTENDED_NAMES;
  }

  /** A name that nobody else ever asks for. */
  String ownName(int client, int number) {
    return prefix + "-own-" + client + "-" + number;
  }

  /** A tenant admin's token; the user's id is its name. */
  String token(String tenant, String user) {
    return tokens.computeIfAbsent(
        tenant + " " + user,
        key -> keys.issue(new Claims(tenant, user, user, "project", List.of("admin"))));
  }

  void record(Operation operation) {
    operations.add(operation);
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** Writes under a key whose answer is known; asked again they must be answered the same. */
  List<Operation> keptWrites() {
    return operations.stream()
        .filter(o -> !o.key().isEmpty() && o.outcome().isKept() && o.kind() != Kind.GET)
        .toList();
  }

  /** All that it recorded, with the rows its tenants have now. */
  History history(RowReader reader) throws SQLException {
    Map<String, Integer> limits = new HashMap<>();
    tenants.forEach(tenant -> limits.put(tenant, limit));
    return new History(operations(), reader.read(Set.copyOf(tenants)), limits);
  }
}
