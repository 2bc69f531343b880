package dev.orgate.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.config.UnusableFile;
import dev.orgate.server.http.ServerCertificate;
import dev.orgate.server.testing.Http2Socket;
import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.TestCertificate;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that change while a gateway serves, and files that are none. */
class CertificateChangeTest {
  private static final Duration IN_TIME = Duration.ofSeconds(20);
  private final TestCertificate old = TestCertificate.rsa();
  private final TestCertificate next = TestCertificate.ec();
  @TempDir private Path directory;
  private Path certificate;
  private Path key;

  @BeforeEach
  void write() {
    certificate = directory.resolve("tls.crt");
    key = directory.resolve("tls.key");
    old.copyTo(certificate, key);
  }

  @AfterEach
  void delete() {
    old.close();
    next.close();
  }

  private HttpSettings.Tls tls() {
    return new HttpSettings.Tls(certificate, key);
  }

  private static boolean isShown(PrivateGateway gateway, TestCertificate expected) {
    try (Http2Socket client = Http2Socket.connect(gateway.port(), expected.client())) {
      return client.answer(client.get("/v2")).status() == 200;
    } catch (UncheckedIOException e) {
      assertThat(e).hasStackTraceContaining("Another certificate");
      return false;
    }
  }

  /** What the gateway says of itself, to whoever trusts either certificate. */
  private String health(PrivateGateway gateway) {
    try (Http2Socket client =
        Http2Socket.connect(gateway.port(), TestCertificate.client(old, next))) {
      var answer = client.answer(client.get("/health/ready"));
      assertThat(answer.status()).isEqualTo(200);
      return answer.text();
    }
  }

  @Test
  void change_underLoad_failsNoRequestAndNewConnectionsSeeIt() throws Exception {
    try (PrivateGateway gateway = PrivateGateway.start(tls());
        Http2Socket before = Http2Socket.connect(gateway.port(), old.client())) {
      assertThat(before.answer(before.get("/v2")).status()).isEqualTo(200);
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger requests = new AtomicInteger();
      SSLContext either = TestCertificate.client(old, next);
      List<CompletableFuture<Void>> clients = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        clients.add(
            CompletableFuture.runAsync(
                () -> connectAndAsk(gateway, either, over, requests),
                command -> new Thread(command).start()));
      }
      for (TestCertificate shown : List.of(next, old, next)) {
        shown.copyTo(certificate, key);
        await().atMost(IN_TIME).until(() -> isShown(gateway, shown));
        TestCertificate other = shown == old ? next : old;
        assertThat(isShown(gateway, other)).isFalse();
        // On both event loops.
        assertThat(isShown(gateway, shown)).isTrue();
        assertThat(isShown(gateway, shown)).isTrue();
      }
      over.set(true);
      for (CompletableFuture<Void> client : clients) {
        client.get();
      }
      assertThat(requests).hasValueGreaterThan(100);
      assertThat(before.answer(before.get("/v2")).status()).isEqualTo(200);
      assertThat(health(gateway)).doesNotContain("troubles");
    }
  }

  private static void connectAndAsk(
      PrivateGateway gateway, SSLContext context, AtomicBoolean over, AtomicInteger requests) {
    while (!over.get()) {
      try (Http2Socket client = Http2Socket.connect(gateway.port(), context)) {
        for (int i = 0; i < 10; i++) {
          assertThat(client.answer(client.get("/v2")).status()).isEqualTo(200);
          requests.incrementAndGet();
        }
      }
    }
  }

  @Test
  void pair_halfReplaced_isIgnoredUntilItIsWhole() {
    try (PrivateGateway gateway = PrivateGateway.start(tls())) {
      TestCertificate.replace(certificate, next.certificate());
      await().atMost(IN_TIME).until(() -> health(gateway).contains("http.tls changed"));
      assertThat(isShown(gateway, old)).isTrue();
      assertThat(isShown(gateway, next)).isFalse();

      TestCertificate.replace(key, next.key());
      await().atMost(IN_TIME).until(() -> isShown(gateway, next));
      assertThat(health(gateway)).doesNotContain("troubles");
    }
  }

  @Test
  void files_thatBecomeUnusable_leaveTheOldCertificate() throws IOException {
    try (PrivateGateway gateway = PrivateGateway.start(tls())) {
      Files.delete(key);
      await().atMost(IN_TIME).until(() -> health(gateway).contains("http.tls changed"));
      assertThat(isShown(gateway, old)).isTrue();

      TestCertificate.replace(key, old.key());
      await().atMost(IN_TIME).until(() -> !health(gateway).contains("troubles"));
      Files.writeString(certificate, "");
      await().atMost(IN_TIME).until(() -> health(gateway).contains("http.tls changed"));
      assertThat(isShown(gateway, old)).isTrue();
    }
  }

  @Test
  void certificate_thatHasExpired_isShownAndTold() {
    try (TestCertificate expired = TestCertificate.expired()) {
      expired.copyTo(certificate, key);
      try (PrivateGateway gateway = PrivateGateway.start(tls());
          Http2Socket client = Http2Socket.connect(gateway.port(), expired.client())) {
        assertThat(client.answer(client.get("/health/ready")).text())
            .contains("http.tls.certificate has expired");
      }
    }
  }

  @Test
  void start_withFilesThatAreNoPair_namesSettingAndFile() throws IOException {
    assertUnusable(next.certificate(), key, "http.tls.key: '" + key + "' holds no key of http.");
    try (TestCertificate sameKind = TestCertificate.rsa()) {
      assertUnusable(
          sameKind.certificate(), key, "http.tls.key: '" + key + "' holds another key than that");
    }
    Path empty = Files.writeString(directory.resolve("empty"), "");
    Path text =
        Files.writeString(directory.resolve("text"), "-----BEGIN PRIVATE KEY-----\nhunter2");
    for (Path none : List.of(empty, text, key)) {
      assertUnusable(none, key, "http.tls.certificate: '" + none + "' holds no certificate");
    }
    for (Path none : List.of(empty, text, certificate)) {
      assertUnusable(certificate, none, "http.tls.key: '" + none + "' holds no key");
    }
    Path away = directory.resolve("away");
    assertUnusable(certificate, away, "http.tls: '" + away + "' does not exist");
  }

  private static void assertUnusable(Path certificate, Path key, String message) {
    Vertx vertx = Vertx.vertx();
    try {
      HttpSettings.Tls tls = new HttpSettings.Tls(certificate, key);
      assertThatThrownBy(() -> new ServerCertificate(vertx, tls, InstantSource.system()))
          .isInstanceOf(UnusableFile.class)
          .hasMessageStartingWith(message)
          .hasMessageNotContaining("hunter2");
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void pair_inOneFile_isTaken() throws IOException {
    Path both = directory.resolve("both.pem");
    Files.writeString(both, Files.readString(key) + Files.readString(certificate));
    try (PrivateGateway gateway = PrivateGateway.start(new HttpSettings.Tls(both, both))) {
      assertThat(isShown(gateway, old)).isTrue();
    }
  }
}
