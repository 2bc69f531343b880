package dev.orgate.store.pg;

import dev.orgate.store.AccessRules;
import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceName;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change that takes managing a namespace; many of them are one call of {@code
 * manage_namespaces}. Of grants to revoke only the user ids matter.
 */
record Management(
    Actor actor, NamespaceName name, Action action, List<Grant> grants, @Nullable Attempt attempt)
    implements NamespaceWrite {
  /** What is done. */
  enum Action {
    GRANT,
    CHANGE,
    REVOKE,
    DELETE;

    /** Its name in the schema. */
    final String text = name().toLowerCase(Locale.ROOT);
  }

  private static final String SQL =
      "SELECT "
          + OutcomeRow.COLUMNS
          + " FROM manage_namespaces($1::text[], $2::text[], $3::bool[], $4::text[], $5::text[],"
          + " $6::int[], $7::text[], $8::text[], $9::int[], $10::text[], $11::text[], $12::int)";

  static Management revocation(
      Actor actor, NamespaceName name, List<String> userIds, @Nullable Attempt attempt) {
    List<Grant> grants = userIds.stream().map(id -> new Grant(id, "", Level.READ)).toList();
    return new Management(actor, name, Action.REVOKE, grants, attempt);
  }

  /** How they are sent. */
  static final BatchStatement.Form<Management, OutcomeRow> FORM =
      new BatchStatement.Form<>(batch -> SQL, Management::arguments, OutcomeRow::of);

  private static Tuple arguments(List<Management> batch) {
    int size = batch.size();
    String[] tenants = new String[size];
    String[] users = new String[size];
    Boolean[] trusted = new Boolean[size];
    String[] names = new String[size];
    String[] actions = new String[size];
    Integer[] ends = new Integer[size];
    List<Grant> grants = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Management item = batch.get(i);
      tenants[i] = item.actor.tenant();
      users[i] = item.actor.userId();
      trusted[i] = AccessRules.mayManage(item.actor, null);
      names[i] = item.name.value();
      actions[i] = item.action.text;
      grants.addAll(item.grants);
      ends[i] = grants.size();
    }
    return Keyed.addTo(
        Tuple.of(
            tenants,
            users,
            trusted,
            names,
            actions,
            ends,
            grants.stream().map(Grant::userId).toArray(String[]::new),
            grants.stream().map(Grant::userName).toArray(String[]::new),
            grants.stream().map(grant -> grant.level().code()).toArray(Integer[]::new)),
        batch);
  }

  @Override
  public String tenant() {
    return actor.tenant();
  }
}
