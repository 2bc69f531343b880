package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * An issuer that changes its key a thousand times while clients are served: each key is published
 * before it signs, and stays so for some time after the next one took over.
 */
class KeyRotationLoadTest {
  private static final int ROTATIONS = 1_000;
  private static final int OVERLAP = 4;
  private static final int CLIENTS = 4;
  private static final Duration REFRESH = Duration.ofMillis(20);
  private static final Duration ROTATION = Duration.ofMillis(10);

  /** Far more than the refresh, because this machine may be busy; far less than the run. */
  private static final long REMOVAL_NANOS = Duration.ofSeconds(3).toNanos();

  private final AtomicInteger believed = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final List<String> violations = new ArrayList<>();
  private volatile Signer signer = new Signer(0);
  private volatile boolean over;

  /** A key, with one token, and when it was published no more. */
  private static final class Signer {
    private final Tokens tokens = Tokens.signedWith("ES256");
    private final String keyId;
    private volatile long removedNanos = Long.MAX_VALUE;

    Signer(int number) {
      keyId = "key-" + number;
    }

    String entry() {
      return tokens.jwk(",\"kid\":\"" + keyId + "\"");
    }

    String token() {
      String header = tokens.header(",\"kid\":\"" + keyId + "\"");
      return tokens.token(header, Payload.good(Instant.now()).toString());
    }

    boolean wasRemovedBefore(long nanos) {
      return removedNanos < nanos;
    }
  }

  @Test
  void rotations_underLoad_neitherRefuseNorBelieveWrongly() throws Exception {
    Vertx vertx = Vertx.vertx();
    ExecutorService pool = Executors.newFixedThreadPool(CLIENTS + 1);
    try (IdentityServer service = new IdentityServer(vertx)) {
      Deque<Signer> published = new ArrayDeque<>(List.of(signer));
      publish(service, published);
      try (TestGateway gateway = gateway(service)) {
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          clients.add(pool.submit(() -> callWithTheNewest(gateway)));
        }
        clients.add(pool.submit(() -> callWithARemovedOne(gateway)));
        rotate(service, published);
        over = true;
        for (Future<?> client : clients) {
          client.get(60, TimeUnit.SECONDS);
        }
      }
    } finally {
      over = true;
      pool.shutdownNow();
      vertx.close().await();
    }
    assertThat(violations).isEmpty();
    assertThat(believed).hasValueGreaterThan(ROTATIONS);
    assertThat(refused).as("tokens of removed keys refused").hasPositiveValue();
    System.out.printf(
        "%d rotations: %d tokens believed, %d of removed keys refused, %d fetches%n",
        ROTATIONS, believed.get(), refused.get(), fetches);
  }

  private int fetches;

  private void rotate(IdentityServer service, Deque<Signer> published) throws Exception {
    for (int number = 1; number <= ROTATIONS; number++) {
      Signer next = new Signer(number);
      published.addLast(next);
      publish(service, published);
      signer = next;
      TimeUnit.NANOSECONDS.sleep(ROTATION.toNanos());
      if (published.size() > OVERLAP) {
        Signer oldest = published.removeFirst();
        // Requests that are answered from now on may find it gone.
        oldest.removedNanos = System.nanoTime();
        publish(service, published);
      }
    }
    fetches = service.asked().size();
  }

  private static void publish(IdentityServer service, Deque<Signer> published) {
    service.answers(
        published.stream()
            .map(Signer::entry)
            .collect(Collectors.joining(",", "{\"keys\":[", "]}")));
  }

  private static TestGateway gateway(IdentityServer service) {
    return TestGateway.start(
        GatewayExtension.settings(Realm.withFetchedKeys(service.url("/jwks"), REFRESH)));
  }

  private static int status(TestGateway gateway, String token) {
    // A load: holding each answer against the contract would leave the machine little else to do.
    return Api.anonymous(gateway.url())
        .withoutContract()
        .with("X-Auth-Token", token)
        .get("/v2/manage/namespaces")
        .status();
  }

  private void callWithTheNewest(TestGateway gateway) {
    while (!over) {
      Signer mine = signer;
      int status = status(gateway, mine.token());
      long answered = System.nanoTime();
      if (status == 200) {
        believed.incrementAndGet();
      } else if (status != 401 || !mine.wasRemovedBefore(answered)) {
        violation(mine.keyId + " was published and answered " + status);
      }
    }
  }

  /** With one token of it, so that it is the cache that has to forget. */
  private void callWithARemovedOne(TestGateway gateway) {
    while (!over) {
      Signer mine = signer;
      String token = mine.token();
      status(gateway, token);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> over || mine.removedNanos < Long.MAX_VALUE);
      while (!over) {
        long asked = System.nanoTime();
        int status = status(gateway, token);
        if (status == 401) {
          refused.incrementAndGet();
          break;
        }
        if (mine.removedNanos + REMOVAL_NANOS < asked) {
          violation(mine.keyId + " was removed long ago and answered " + status);
          break;
        }
      }
    }
  }

  private void violation(String what) {
    synchronized (violations) {
      violations.add(what);
    }
  }
}
