package dev.orgate.store;

import java.util.List;
import java.util.Map;

/**
 * Something that is counted while it happens, as it is at one moment, for whoever watches over a
 * process. Names are as Prometheus wants them, without the endings that it gives to counters and
 * histograms; those of one name have the same kind, description and names of labels.
 */
public sealed interface Statistic {
  /**
   * What is counted, with its unit at the end if it has one, such as {@code
   * orgate_pg_waited_seconds}.
   */
  String name();

  /** The same in a sentence. */
  String description();

  /** What tells it apart from others of the name; a few values each, never a client's text. */
  Map<String, String> labels();

  /** What goes up and down. */
  record Gauge(String name, String description, Map<String, String> labels, double now)
      implements Statistic {
    public Gauge {
      labels = Map.copyOf(labels);
    }
  }

  /** What only goes up. */
  record Counter(String name, String description, Map<String, String> labels, double total)
      implements Statistic {
    public Counter {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * How large things were, in powers of two.
   *
   * @param counts how many were at most 1, then of the others how many at most 2, 4, 8 and so on;
   *     the last how many were larger than all these
   * @param sum of all sizes
   */
  record Sizes(
      String name, String description, Map<String, String> labels, List<Long> counts, long sum)
      implements Statistic {
    public Sizes {
      labels = Map.copyOf(labels);
      counts = List.copyOf(counts);
    }
  }
}
