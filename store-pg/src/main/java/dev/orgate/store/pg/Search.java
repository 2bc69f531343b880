package dev.orgate.store.pg;

import dev.orgate.store.Actor;
import dev.orgate.store.Condition;
import dev.orgate.store.LikePattern;
import dev.orgate.store.Page;
import dev.orgate.store.Query;
import dev.orgate.store.QueryField;
import dev.orgate.store.ValueKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A {@link Query} as one statement, whose conditions hold for the same values as those of the
 * query. Equal shapes of queries have equal texts: what is looked for is in the arguments, and
 * lists are one argument each.
 */
final class Search<F extends QueryField, T> {
  /** Stored dates lie between these; what is asked may be so far away that Postgres has no date. */
  private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private final Searched<F, T> searched;
  private final Tuple arguments;
  private final String sql;

  private Search(Actor actor, Query<F> query, Searched<F, T> searched) {
    this.searched = searched;
    arguments = Tuple.of(actor.tenant(), (long) query.start(), (long) query.limit());
    sql = sql(query, conditions(query));
  }

  static <F extends QueryField, T> Search<F, T> of(
      Actor actor, Query<F> query, Searched<F, T> searched) {
    return new Search<>(actor, query, searched);
  }

  Future<Page<T>> answer(Batches batches) {
    return batches.read(sql, arguments).map(rows -> page(rows.iterator().next()));
  }

  private Page<T> page(Row row) {
    List<T> items = Arrays.stream(row.getArrayOfStrings(1)).map(searched.decoded()).toList();
    return new Page<>(items, row.getInteger(0));
  }

  /** One row: how many match, if that was asked, and the page. Only what is on it is shown. */
  private String sql(Query<F> query, String conditions) {
    Query.Order<F> order = query.order();
    String place = "";
    String by = "";
    if (order != null) {
      place = comparable(order.field()) + " AS place, ";
      by = order.descending() ? "m.place DESC NULLS LAST, " : "m.place NULLS FIRST, ";
    }
    return """
    WITH m AS (SELECT o, %so.number FROM %s o WHERE %s)
    SELECT %s, ARRAY(SELECT %s(p.o)::text FROM (
      SELECT m.o FROM m ORDER BY %sm.number OFFSET $2::bigint LIMIT $3::bigint) p)
    """
        .formatted(
            place,
            searched.table(),
            conditions,
            query.counted() ? "(SELECT count(*) FROM m)::int" : "NULL::int",
            searched.json(),
            by);
  }

  private String conditions(Query<F> query) {
    StringBuilder sql = new StringBuilder(ofTenant(index(query)));
    if (index(query) == Column.Index.NONE) {
      sql.append(" AND o.number > 0");
    }
    query.conditions().forEach(condition -> sql.append(" AND ").append(sql(condition)));
    return sql.toString();
  }

  /** The best of what leads to the objects. */
  private Column.Index index(Query<F> query) {
    Set<Column.Index> indexes = EnumSet.noneOf(Column.Index.class);
    for (Condition<F> condition : query.conditions()) {
      // Of many there is a list of the organizations that have one, which the key leads to.
      indexes.add(column(condition).among() == null ? index(condition) : Column.Index.KEY);
    }
    return indexes.contains(Column.Index.KEY)
        ? Column.Index.KEY
        : indexes.contains(Column.Index.VALUE) ? Column.Index.VALUE : Column.Index.NONE;
  }

  private Column.Index index(Condition<F> condition) {
    return switch (condition.operator()) {
      case EQUAL, IN -> column(condition).index();
      default -> Column.Index.NONE;
    };
  }

  /** So that this index is used; the schema says why there are two ways to say it. */
  private static String ofTenant(Column.Index index) {
    return index == Column.Index.VALUE
        ? "o.tenant IS NOT DISTINCT FROM $1::text"
        : "o.tenant = $1::text";
  }

  private String sql(Condition<F> condition) {
    String sql = comparable(condition.field()) + " " + test(condition);
    String among = column(condition).among();
    return among == null
        ? sql
        : "o.uuid = ANY (ARRAY(SELECT o.organization FROM %s o WHERE %s AND %s))"
            .formatted(among, ofTenant(index(condition)), sql);
  }

  private Column column(Condition<F> condition) {
    return searched.column().apply(condition.field());
  }

  /** What of a field is compared. In "C" only ASCII letters have a case; uuids are folded ones. */
  private String comparable(F field) {
    String value = searched.column().apply(field).value();
    return field.kind() == ValueKind.TEXT ? "lower(" + value + ")" : value;
  }

  private String test(Condition<F> condition) {
    return switch (condition.operator()) {
      case EQUAL -> "= " + first(condition);
      case NOT_EQUAL -> "<> " + first(condition);
      case LESS -> "< " + first(condition);
      case LESS_OR_EQUAL -> "<= " + first(condition);
      case GREATER -> "> " + first(condition);
      case GREATER_OR_EQUAL -> ">= " + first(condition);
      case IN -> "= ANY (" + all(condition) + ")";
      case NOT_IN -> "<> ALL (" + all(condition) + ")";
      case LIKE -> "LIKE " + pattern(condition);
      case NOT_LIKE -> "NOT LIKE " + pattern(condition);
      case IS_NULL -> "IS NULL";
      case NOT_NULL -> "IS NOT NULL";
    };
  }

  private String first(Condition<F> condition) {
    ValueKind kind = condition.field().kind();
    return argument(operand(kind, condition.operands().get(0)), type(kind));
  }

  private String all(Condition<F> condition) {
    ValueKind kind = condition.field().kind();
    Object[] operands =
        condition.operands().stream().map(text -> operand(kind, text)).toArray(arrayOf(kind));
    return argument(operands, type(kind) + "[]");
  }

  private String pattern(Condition<F> condition) {
    LikePattern pattern = new LikePattern(condition.operands().get(0));
    return argument(ValueKind.fold(pattern.closed()), "text");
  }

  private String argument(Object value, String type) {
    arguments.addValue(value);
    return "$" + arguments.size() + "::" + type;
  }

  private static String type(ValueKind kind) {
    return switch (kind) {
      case TEXT, UUID -> "text";
      case NUMBER -> "bigint";
      case TIME -> "timestamptz";
    };
  }

  private static IntFunction<Object[]> arrayOf(ValueKind kind) {
    return switch (kind) {
      case TEXT, UUID -> String[]::new;
      case NUMBER -> Long[]::new;
      case TIME -> OffsetDateTime[]::new;
    };
  }

  private static Object operand(ValueKind kind, String text) {
    return switch (kind) {
      case TEXT, UUID -> ValueKind.fold(text);
      case NUMBER -> Long.parseLong(text);
      case TIME -> time(Instant.parse(text)).atOffset(ZoneOffset.UTC);
    };
  }

  /**
   * An instant that Postgres has and that compares in the same way with every stored one. Those are
   * of whole milliseconds, so all instants between two of them do.
   */
  private static Instant time(Instant asked) {
    if (asked.isBefore(FIRST)) {
      return FIRST;
    }
    if (asked.isAfter(LAST)) {
      return LAST;
    }
    Instant whole = asked.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(asked) ? whole : whole.plus(500, ChronoUnit.MICROS);
  }
}
