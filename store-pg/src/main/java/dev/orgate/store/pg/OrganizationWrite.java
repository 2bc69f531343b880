package dev.orgate.store.pg;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Resource;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of organizations or what belongs to them; many of them are one call of {@code
 * write_organizations}. What the input holds is for the function of the action to say.
 */
record OrganizationWrite(Actor actor, Action action, JsonObject input, @Nullable Attempt attempt)
    implements Keyed {
  /** What is done. */
  enum Action {
    CREATE,
    UPDATE,
    SET_STATE,
    MOVE,
    DELETE,
    ADD_ATTRIBUTES,
    REMOVE_ATTRIBUTES,
    UPDATE_ATTRIBUTE,
    ADD_MEMBERS,
    REMOVE_MEMBERS,
    APPOINT,
    SET_QUOTA;

    /** Its name in the schema. */
    final String text = name().toLowerCase(Locale.ROOT);
  }

  private static final String SQL =
      "SELECT "
          + OutcomeRow.COLUMNS
          + " FROM write_organizations($1::text[], $2::text[], $3::jsonb[], $4::int,"
          + " $5::text[], $6::text[], $7::int)";

  /** How they are sent. */
  static BatchStatement.Form<OrganizationWrite, OutcomeRow> form(int defaultLimit) {
    return new BatchStatement.Form<>(
        batch -> SQL, batch -> arguments(batch, defaultLimit), OutcomeRow::of);
  }

  private static Tuple arguments(List<OrganizationWrite> batch, int defaultLimit) {
    return Keyed.addTo(
        Tuple.of(
            batch.stream().map(OrganizationWrite::tenant).toArray(String[]::new),
            batch.stream().map(write -> write.action.text).toArray(String[]::new),
            batch.stream().map(OrganizationWrite::input).toArray(JsonObject[]::new),
            defaultLimit),
        batch);
  }

  @Override
  public String tenant() {
    return actor.tenant();
  }

  @Override
  public Resource resource() {
    return Resource.ORGANIZATION;
  }

  @Override
  public Topic topic(@Nullable String detail) {
    return Topic.parse(Objects.requireNonNull(detail));
  }
}
