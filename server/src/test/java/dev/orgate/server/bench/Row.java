package dev.orgate.server.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A load and what its runs came to.
 *
 * @param name what is done and who does it, in words
 * @param growth what each request leaves in the database
 */
record Row(String name, Load load, Growth growth, List<Measured> runs) {
  /** How many rows of each table a request makes. */
  record Growth(int namespaces, int grants) {
    static final Growth NONE = new Growth(0, 0);
    static final Growth CREATE = new Growth(1, 1);

    static Growth grants(int many) {
      return new Growth(0, many);
    }
  }

  Row(String name, Load load, Growth growth) {
    this(name, load, growth, new ArrayList<>());
  }

  double median(ToDoubleFunction<Measured> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double perSecond() {
    return median(Measured::perSecond);
  }

  /** The rate of the best run; NaN without any. */
  double most() {
    return runs.stream().mapToDouble(Measured::perSecond).max().orElse(Double.NaN);
  }

  double serverMicros() {
    return median(Measured::serverMicros);
  }

  double p99Millis() {
    return median(Measured::p99Millis);
  }

  /** Rows of the database made per second, where a request makes several. */
  double grantsPerSecond() {
    return perSecond() * growth.grants();
  }
}
