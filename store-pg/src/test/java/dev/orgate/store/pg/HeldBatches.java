package dev.orgate.store.pg;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Batches that wait for the test to answer them. */
final class HeldBatches implements Coalescer.Sender<String, String> {
  private static final Duration LONG = Duration.ofMinutes(1);

  final List<List<String>> sent = new ArrayList<>();
  final List<Promise<List<Future<String>>>> answers = new ArrayList<>();

  @Override
  public Future<List<Future<String>>> send(List<String> batch) {
    Promise<List<Future<String>>> answer = Promise.promise();
    sent.add(batch);
    answers.add(answer);
    return answer.future();
  }

  void answer(int batch) {
    answers.get(batch).complete(each(sent.get(batch)));
  }

  static List<Future<String>> each(List<String> batch) {
    return batch.stream().map(item -> Future.succeededFuture(item + "!")).toList();
  }

  /** A coalescer that sends to these, with all the time it wants. */
  Coalescer<String, String> coalescer(int batch, int underWay, int waiting) {
    return coalescer(new Coalescer.Limits(batch, underWay, waiting, LONG), this);
  }

  /** A coalescer of texts, of which those that begin with = are kept apart from their equals. */
  static Coalescer<String, String> coalescer(
      Coalescer.Limits limits, Coalescer.Sender<String, String> sender) {
    return new Coalescer<>(
        limits,
        item -> item.startsWith("=") ? item : null,
        () -> new IllegalStateException("refused"),
        sender);
  }
}
