package dev.orgate.store.pg;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Level;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One namespace to be created; many of them are one call of {@code create_namespaces}. */
record Creation(Actor actor, NamespaceName name, @Nullable Attempt attempt)
    implements NamespaceWrite {
  private static final String SQL =
      "SELECT "
          + OutcomeRow.COLUMNS
          + " FROM create_namespaces($1::text[], $2::text[], $3::text[], $4::text[], $5::int)";

  /** For a batch in which some are attempts under a key. */
  private static final String ONCE_SQL =
      "SELECT "
          + OutcomeRow.COLUMNS
          + " FROM create_namespaces_once($1::text[], $2::text[], $3::text[], $4::text[], $5::int,"
          + " $6::text[], $7::text[], $8::int)";

  /** How creations are sent. */
  static BatchStatement.Form<Creation, OutcomeRow> form(int defaultLimit) {
    return new BatchStatement.Form<>(
        batch -> Keyed.any(batch) ? ONCE_SQL : SQL,
        batch -> arguments(batch, defaultLimit),
        OutcomeRow::of);
  }

  private static Tuple arguments(List<Creation> batch, int defaultLimit) {
    Tuple arguments =
        Tuple.of(
            texts(batch, Creation::tenant),
            texts(batch, creation -> creation.actor.userId()),
            texts(batch, creation -> creation.actor.userName()),
            texts(batch, creation -> creation.name.value()),
            defaultLimit);
    return Keyed.any(batch) ? Keyed.addTo(arguments, batch) : arguments;
  }

  private static String[] texts(List<Creation> batch, Function<Creation, String> text) {
    return batch.stream().map(text).toArray(String[]::new);
  }

  @Override
  public String tenant() {
    return actor.tenant();
  }

  /** What was created, as its creator sees it. */
  Namespace created(OutcomeRow outcome) {
    return new Namespace(outcome.number(), name.value(), actor.userName(), Level.MANAGE, 1);
  }
}
