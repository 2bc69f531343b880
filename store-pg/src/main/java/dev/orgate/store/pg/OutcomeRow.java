package dev.orgate.store.pg;

import dev.orgate.store.OrganizationRule;
import dev.orgate.store.Quota;
import dev.orgate.store.Refusal;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a batch that writes: the type {@code outcome} of the schema, which
 * says what the columns mean.
 */
record OutcomeRow(int code, @Nullable String detail, int number, int used, boolean replayed) {
  /** The columns to select, in the order read here. */
  static final String COLUMNS = "item, code, detail, number, used, replayed";

  private static final OutcomeRow MISSING = new OutcomeRow(-1, null, 0, 0, false);

  /** The outcomes of a batch, in its order. */
  static List<OutcomeRow> of(RowSet<Row> rows, int batch) {
    List<OutcomeRow> outcomes = new ArrayList<>(Collections.nCopies(batch, MISSING));
    for (Row row : rows) {
      outcomes.set(
          row.getInteger(0) - 1,
          new OutcomeRow(
              row.getShort(1),
              row.getString(2),
              orZero(row.getInteger(3)),
              orZero(row.getInteger(4)),
              row.getBoolean(5)));
    }
    return outcomes;
  }

  /** The refusal of the write whose outcome it is, or null when it was done. */
  @Nullable Refusal refusal(Keyed write) {
    return switch (code) {
      case 0 -> null;
      case 1 -> {
        Topic topic = write.topic(detail);
        yield new Refusal.AlreadyExists(topic.subject(), topic.name());
      }
      case 2 -> {
        Topic topic = write.topic(detail);
        yield new Refusal.NotFound(topic.subject(), topic.name());
      }
      case 3 -> new Refusal.Forbidden();
      case 4 -> new Refusal.QuotaExceeded(new Quota(write.resource(), number, used));
      case 5 -> new Refusal.KeyReused();
      case 6 -> new Refusal.KeyInProgress();
      case 7 -> ruleBroken(Objects.requireNonNull(detail));
      default -> throw new IllegalStateException("No such outcome: " + code);
    };
  }

  private static Refusal ruleBroken(String detail) {
    int end = detail.indexOf(' ');
    return new Refusal.RuleBroken(
        OrganizationRule.valueOf(detail.substring(0, end)), detail.substring(end + 1));
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
