package dev.orgate.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A load and what its runs came to.
 *
 * @param work what is done, in words
 * @param by who does it, in words; rows that differ in the number of clients only share both
 * @param growth what each request leaves in the database
 */
record Row(Kind kind, String work, String by, Load load, Growth growth, List<Measured> runs) {
  /** What the goals speak of. */
  enum Kind {
    HOT,
    HOT_ALONE,
    HOT_CLASSIC,
    MANY,
    MANY_ALONE,
    MANY_PGBENCH,
    GET,
    GET_ALONE,
    GET_PGBENCH,
    GRANT,
    GRANT_ARRAY
  }

  /** How many rows of each table a request makes. */
  record Growth(int namespaces, int grants) {
    static final Growth NONE = new Growth(0, 0);
    static final Growth CREATE = new Growth(1, 1);

    static Growth grants(int many) {
      return new Growth(0, many);
    }
  }

  static Row of(Kind kind, String work, String by, Load load, Growth growth) {
    return new Row(kind, work, by, load, growth, new ArrayList<>());
  }

  String name() {
    return work + ", " + by + ", " + load.clients();
  }

  double median(ToDoubleFunction<Measured> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double perSecond() {
    return median(Measured::perSecond);
  }

  double least() {
    return runs.stream().mapToDouble(Measured::perSecond).min().orElse(Double.NaN);
  }

  double most() {
    return runs.stream().mapToDouble(Measured::perSecond).max().orElse(Double.NaN);
  }

  /** Rows of the database made per second, where a request makes several. */
  double grantsPerSecond() {
    return perSecond() * growth.grants();
  }
}
