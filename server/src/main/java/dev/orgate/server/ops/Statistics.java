package dev.orgate.server.ops;

import dev.orgate.store.Statistic;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What others count, as Prometheus has it: asked for at each scrape, kept nowhere. */
record Statistics(Supplier<List<Statistic>> now) implements MultiCollector {
  @Override
  public MetricSnapshots collect() {
    Map<String, List<Statistic>> byName =
        now.get().stream()
            .collect(
                Collectors.groupingBy(Statistic::name, LinkedHashMap::new, Collectors.toList()));
    return new MetricSnapshots(byName.values().stream().map(Statistics::snapshot).toList());
  }

  /** All of one name. */
  private static MetricSnapshot snapshot(List<Statistic> alike) {
    Statistic first = alike.get(0);
    if (first instanceof Statistic.Sizes) {
      HistogramSnapshot.Builder sizes =
          HistogramSnapshot.builder().name(first.name()).help(first.description());
      alike.forEach(each -> sizes.dataPoint(point((Statistic.Sizes) each)));
      return sizes.build();
    }
    if (first instanceof Statistic.Counter) {
      CounterSnapshot.Builder counter =
          CounterSnapshot.builder().name(first.name()).help(first.description());
      alike.forEach(each -> counter.dataPoint(point((Statistic.Counter) each)));
      return counter.build();
    }
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder().name(first.name()).help(first.description());
    alike.forEach(each -> gauge.dataPoint(point((Statistic.Gauge) each)));
    return gauge.build();
  }

  private static GaugeSnapshot.GaugeDataPointSnapshot point(Statistic.Gauge gauge) {
    return GaugeSnapshot.GaugeDataPointSnapshot.builder()
        .labels(labels(gauge))
        .value(gauge.now())
        .build();
  }

  private static CounterSnapshot.CounterDataPointSnapshot point(Statistic.Counter counter) {
    return CounterSnapshot.CounterDataPointSnapshot.builder()
        .labels(labels(counter))
        .value(counter.total())
        .build();
  }

  private static HistogramSnapshot.HistogramDataPointSnapshot point(Statistic.Sizes sizes) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    int last = sizes.counts().size() - 1;
    for (int i = 0; i <= last; i++) {
      double bound = i == last ? Double.POSITIVE_INFINITY : Math.pow(2, i);
      buckets.bucket(bound, sizes.counts().get(i));
    }
    return HistogramSnapshot.HistogramDataPointSnapshot.builder()
        .labels(labels(sizes))
        .classicHistogramBuckets(buckets.build())
        .sum(sizes.sum())
        .build();
  }

  private static Labels labels(Statistic statistic) {
    Labels.Builder labels = Labels.builder();
    statistic.labels().forEach(labels::label);
    return labels.build();
  }
}
