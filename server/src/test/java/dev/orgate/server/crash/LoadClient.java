package dev.orgate.server.crash;

import dev.orgate.server.crash.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One client: asks this and that of any gateway, and goes on asking under the same key, or for the
 * same delete, until it knows. Half of the tenants use keys; of the others' lost creates nobody
 * ever knows.
 */
final class LoadClient {
  private static final int OLD_ONES_KEPT = 50;
  private static final int MOST_OWN = 3;
  private static final int PAUSE_MILLIS = 30;

  private final int number;
  private final Epoch epoch;
  private final GatewayCalls calls;
  private final Supplier<List<String>> urls;
  private final Random random;
  private final List<Operation> kept = new ArrayList<>();
  private final List<Operation> own = new ArrayList<>();
  private int names;

  /**
   * @param urls where gateways listen at the moment
   */
  LoadClient(int number, Epoch epoch, GatewayCalls calls, Supplier<List<String>> urls, long seed) {
    this.number = number;
    this.epoch = epoch;
    this.calls = calls;
    this.urls = urls;
    this.random = new Random(seed);
  }

  void run(BooleanSupplier over) throws InterruptedException {
    while (!over.getAsBoolean()) {
      next();
    }
  }

  private void next() throws InterruptedException {
    int index = random.nextInt(epoch.tenants().size());
    String tenant = epoch.tenants().get(index);
    boolean keyed = index % 2 == 0;
    String contended = epoch.contendedName(random.nextInt(100));
    String member = "member" + random.nextInt(3);
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> write(asked(Kind.CREATE, tenant, contended, "", 0), keyed);
      case 5, 6, 7 -> insist(asked(Kind.DELETE, tenant, contended, "", 0));
      case 8, 9, 10, 11 -> createOwn(tenant, keyed);
      case 12, 13, 14 -> deleteOwn();
      case 15 -> write(about(Kind.GRANT, tenant, contended, member, 1), keyed);
      case 16 -> insist(about(Kind.REVOKE, tenant, contended, member, 0));
      case 17 -> repeatOld();
      default -> once(asked(Kind.GET, tenant, contended, "", 0));
    }
  }

  private Operation asked(Kind kind, String tenant, String name, String member, int level) {
    String user = tenant + "-admin" + random.nextInt(2);
    return new Operation(kind, tenant, user, name, member, level, "", 0, 0, null, null);
  }

  /** About a namespace of this client's own rather than about the contended one. */
  private Operation about(Kind kind, String tenant, String contended, String member, int level) {
    if (own.isEmpty()) {
      return asked(kind, tenant, contended, member, level);
    }
    Operation created = own.get(random.nextInt(own.size()));
    return asked(kind, created.tenant(), created.name(), member, level);
  }

  private Operation once(Operation asked) throws InterruptedException {
    List<String> known = urls.get();
    String url = known.get(random.nextInt(known.size()));
    Operation done = calls.ask(url, epoch.token(asked.tenant(), asked.user()), asked);
    epoch.record(done);
    if (!done.outcome().isKept()) {
      TimeUnit.MILLISECONDS.sleep(1 + random.nextInt(PAUSE_MILLIS));
    }
    return done;
  }

  private Operation write(Operation asked, boolean keyed) throws InterruptedException {
    if (!keyed) {
      return once(asked);
    }
    Operation attempt = asked.under("key-" + number + "-" + random.nextLong());
    if (random.nextInt(8) == 0) {
      return both(attempt);
    }
    return remembered(insist(attempt));
  }

  /** Asks until it is known what became of it. */
  private Operation insist(Operation asked) throws InterruptedException {
    Operation done = once(asked);
    while (!done.outcome().isKept() && done.outcome() != Outcome.UNEXPECTED) {
      done = once(asked);
    }
    return done;
  }

  private Operation remembered(Operation done) {
    if (kept.size() == OLD_ONES_KEPT) {
      kept.remove(random.nextInt(OLD_ONES_KEPT));
    }
    kept.add(done);
    return done;
  }

  /** Two attempts under one key at one time. */
  private Operation both(Operation attempt) throws InterruptedException {
    String url = urls.get().get(0);
    String token = epoch.token(attempt.tenant(), attempt.user());
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> {
              try {
                epoch.record(calls.ask(url, token, attempt));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            },
            asking -> new Thread(asking).start());
    Operation done = insist(attempt);
    other.join();
    return remembered(done);
  }

  private void repeatOld() throws InterruptedException {
    if (!kept.isEmpty()) {
      once(kept.get(random.nextInt(kept.size())));
    }
  }

  private void createOwn(String tenant, boolean keyed) throws InterruptedException {
    String name = epoch.ownName(number, names++);
    Operation created = write(asked(Kind.CREATE, tenant, name, "", 0), keyed);
    if (created.outcome().mayHaveHappened()) {
      own.add(created);
    }
    if (own.size() > MOST_OWN) {
      deleteOwn();
    }
  }

  private void deleteOwn() throws InterruptedException {
    if (!own.isEmpty()) {
      Operation created = own.remove(random.nextInt(own.size()));
      insist(asked(Kind.DELETE, created.tenant(), created.name(), "", 0));
    }
  }
}
