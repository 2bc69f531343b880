package dev.orgate.store.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Runners on a thread each, all let go at one instant; each returns what its calls came to. */
final class Race {
  private final List<Callable<List<Outcome>>> runners = new ArrayList<>();
  private final AtomicInteger running = new AtomicInteger();

  /** Adds so many runners, each made from its number. */
  Race with(int count, IntFunction<Callable<List<Outcome>>> runner) {
    for (int i = 0; i < count; i++) {
      Callable<List<Outcome>> each = runner.apply(i);
      running.incrementAndGet();
      runners.add(
          () -> {
            try {
              return each.call();
            } finally {
              running.decrementAndGet();
            }
          });
    }
    return this;
  }

  /** Adds one who looks, over and over, until every runner has arrived. */
  Race watchedBy(Runnable look) {
    runners.add(
        () -> {
          do {
            look.run();
          } while (running.get() > 0);
          return List.of();
        });
    return this;
  }

  /** Runs them all: the outcomes of each in the order added, or the first failure of any. */
  List<List<Outcome>> run() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(runners.size());
    CyclicBarrier start = new CyclicBarrier(runners.size());
    try {
      List<Future<List<Outcome>>> arrivals =
          runners.stream().map(runner -> threads.submit(after(start, runner))).toList();
      List<List<Outcome>> outcomes = new ArrayList<>();
      for (Future<List<Outcome>> arrival : arrivals) {
        outcomes.add(arrival.get(60, TimeUnit.SECONDS));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<List<Outcome>> after(
      CyclicBarrier start, Callable<List<Outcome>> runner) {
    return () -> {
      start.await();
      return runner.call();
    };
  }
}
