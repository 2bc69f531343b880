package dev.orgate.store.pg;

import dev.orgate.store.AccessRules;
import dev.orgate.store.Actor;
import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One namespace looked for by its name; many of them are one statement, whose look-ups the planner
 * must not turn into joins (the schema says why).
 */
record Lookup(Actor actor, NamespaceName name) implements BatchStatement.Item {
  private static final String SQL =
      """
      SELECT a.item::int, n.id, n.creator_name, g.level,
        (SELECT count(*) FROM namespace_grant c WHERE c.namespace_id = n.id)::int
      FROM unnest($1::text[], $2::text[], $3::text[])
          WITH ORDINALITY AS a (tenant, user_id, name, item)
        CROSS JOIN LATERAL (
          SELECT * FROM namespace x
          WHERE x.name = a.name AND x.tenant IS NOT DISTINCT FROM a.tenant OFFSET 0) n
        LEFT JOIN LATERAL (
          SELECT x.level FROM namespace_grant x
          WHERE x.namespace_id = n.id AND x.user_id = a.user_id OFFSET 0) g ON true
      """;

  /**
   * What there is of a lookup's name in its tenant.
   *
   * @param id 0 when there is nothing
   * @param held the level of the actor's own grant
   */
  record Found(int id, String creatorName, @Nullable Level held, int grants) {
    private static final Found NOTHING = new Found(0, "", null, 0);

    boolean exists() {
      return id != 0;
    }
  }

  /** How lookups are sent. */
  static final BatchStatement.Form<Lookup, Found> FORM =
      new BatchStatement.Form<>(batch -> SQL, Lookup::arguments, Lookup::found);

  @Override
  public String tenant() {
    return actor.tenant();
  }

  private static Tuple arguments(List<Lookup> batch) {
    return Tuple.of(
        texts(batch, lookup -> lookup.actor.tenant()),
        texts(batch, lookup -> lookup.actor.userId()),
        texts(batch, lookup -> lookup.name.value()));
  }

  private static String[] texts(List<Lookup> batch, Function<Lookup, String> text) {
    String[] texts = new String[batch.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text.apply(batch.get(i));
    }
    return texts;
  }

  private static List<Found> found(RowSet<Row> rows, int batch) {
    List<Found> found = new ArrayList<>(Collections.nCopies(batch, Found.NOTHING));
    for (Row row : rows) {
      found.set(
          row.getInteger(0) - 1,
          new Found(row.getInteger(1), row.getString(2), level(row, 3), row.getInteger(4)));
    }
    return found;
  }

  /** The level in a column, or null. */
  static @Nullable Level level(Row row, int column) {
    Short code = row.getShort(column);
    return code == null ? null : Level.ofCode(code);
  }

  /** The namespace as the actor sees it, or null when it does not exist or is not the actor's. */
  @Nullable Namespace seen(Found found) {
    Level level = found.exists() ? AccessRules.level(actor, found.held) : null;
    return level == null
        ? null
        : new Namespace(found.id, name.value(), found.creatorName, level, found.grants);
  }
}
