package dev.orgate.server.auth;

import static dev.orgate.server.auth.HttpRealm.assertUnauthenticated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.auth.Signer.Signed;
import dev.orgate.server.testing.AccessKeyFiles;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests signed with access keys. Each test has users of its own, since failures lock keys. */
class SignatureHttpTest {
  private static final String LIST = "/v2/manage/namespaces";
  @TempDir private static Path directory;
  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    String[] users = IntStream.range(0, 60).mapToObj(i -> "user" + i).toArray(String[]::new);
    users[0] = "admin";
    gateway =
        TestGateway.start(
            GatewayExtension.accessKeySettings(AccessKeyFiles.write(directory, users)));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static List<Signer> inEachWay(int user) {
    return Signer.inEachWay(gateway.url(), user == 0 ? "admin" : "user" + user);
  }

  private static void accept(Signed request) {
    assertThat(request.send().status()).as("%s", request).isBetween(200, 299);
  }

  private static void refuse(Signed request) {
    assertUnauthenticated(request, request.send());
  }

  @Test
  void request_signedInEachWay_isItsOwners() {
    int i = 0;
    for (Signer signer : inEachWay(0)) {
      String name = "signed-" + i++;
      accept(signer.sign("POST", LIST, "{\"namespace\":\"" + name + "\"}"));
      Signed show = signer.sign("GET", LIST + "/" + name, "", "Content-Type", "application/json");
      assertThat(show.send().json()).containsEntry("creator_name", "admin");
      accept(signer.sign("DELETE", LIST + "/" + name, ""));
    }
  }

  @Test
  void request_altered_isRefused() {
    int user = 1;
    for (int way = 0; way < 3; way++) {
      Signed good =
          inEachWay(user)
              .get(way)
              .sign("GET", LIST + "?filter=mode%3A%3Avisible", "", "X-Extra", "one");
      accept(good);
      refuse(good.method("POST"));
      refuse(good.target(LIST + "?filter=mode%3A%3Adefault"));
      refuse(good.target(LIST + "/?filter=mode%3A%3Avisible&a="));
      refuse(good.target(LIST + "/a?filter=mode%3A%3Avisible"));
      good = inEachWay(++user).get(way).sign("POST", LIST, "{\"namespace\":\"a\"}", "X-Extra", "1");
      refuse(good.body("{\"namespace\":\"b\"}"));
      refuse(good.body("{\"namespace\":\"a\"} "));
      refuse(good.body(""));
      refuse(good.header("X-Extra", "2"));
      good = inEachWay(++user).get(way).sign("GET", LIST, "", "X-Extra", "1");
      refuse(good.header("X-Sdk-Date", Signer.date(Instant.now().plusSeconds(1))));
      refuse(good.body("{}"));
      refuse(good.authorization(good.authorization().replace("x-extra;", "")));
      refuse(good.authorization(good.authorization().replace("host;", "host;x-none;")));
      user++;
    }
  }

  @Test
  void request_anyDigitOfItsSignatureAltered_isRefused() {
    for (int way = 0; way < 3; way++) {
      for (int place : new int[] {1, 17, 64}) {
        Signed good = inEachWay(20 + way).get(way).sign("GET", LIST, "");
        StringBuilder text = new StringBuilder(good.authorization());
        int at = text.length() - place;
        text.setCharAt(at, text.charAt(at) == '0' ? '1' : '0');
        refuse(good.authorization(text.toString()));
      }
    }
  }

  @Test
  void request_reorderedOrOddButTheSame_isAccepted() {
    for (Signer signer : inEachWay(0)) {
      String query = "?namespace=&filter=mode%3a%3avisible";
      accept(
          signer
              .sign("GET", LIST + "?filter=mode%3A%3Avisible&namespace=", "")
              .target(LIST + query));
      accept(signer.sign("GET", LIST, "", "X-Extra", "a b").header("X-Extra", "  a b  "));
      accept(signer.sign("GET", LIST, "", "x-EXTRA", "plain"));
      accept(signer.sign("GET", LIST, "", "X-Project-Id", AccessKeyFiles.PROJECT));
      accept(signer.sign("GET", LIST, "").header("X-Project-Id", AccessKeyFiles.PROJECT));
      accept(signer.sign("GET", LIST, "").header("X-Unsigned", "anything"));
    }
  }

  @Test
  void request_replayedOutsideItsTime_isRefused() {
    for (Signer signer : inEachWay(30)) {
      for (int minutes : new int[] {-14, 14}) {
        Instant time = Instant.now().plus(Duration.ofMinutes(minutes));
        if (Signer.date(time).startsWith(Signer.date(Instant.now()).substring(0, 8))) {
          accept(signer.sign(time, "GET", LIST, ""));
        }
      }
      for (int minutes : new int[] {-16, 16, -60 * 24}) {
        refuse(signer.sign(Instant.now().plus(Duration.ofMinutes(minutes)), "GET", LIST, ""));
      }
    }
  }

  @Test
  void request_forAnotherProjectOrWithAToken_isRefused() {
    for (Signer signer : inEachWay(31)) {
      refuse(signer.sign("GET", LIST, "", "X-Project-Id", "another"));
      refuse(signer.sign("GET", LIST, "").header("X-Project-Id", "another"));
      refuse(signer.sign("GET", LIST, "").header("X-Security-Token", "none was given"));
      refuse(signer.sign("GET", LIST, "").header("X-Auth-Token", "two credentials"));
    }
  }

  @Test
  void request_withoutItsDateSignedOrWithUnsignedBody_isRefused() {
    Signed good = inEachWay(32).get(0).sign("GET", LIST, "");
    refuse(good.authorization(good.authorization().replace(";x-sdk-date", "")));
    refuse(
        inEachWay(32)
            .get(0)
            .sign(
                "POST", LIST, "{\"namespace\":\"a\"}", "X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD"));
  }

  @Test
  void key_fiveFailures_isLockedAndNoOther() {
    Signer signer = inEachWay(40).get(0);
    Signed good = signer.sign("GET", LIST, "");
    for (int i = 0; i < 5; i++) {
      refuse(good.target(LIST + "?limit=" + (i + 1)));
    }
    refuse(good);
    assertThat(good.send().text()).contains("AK access failed to reach the limit,forbidden");
    accept(inEachWay(41).get(0).sign("GET", LIST, ""));
  }

  @Test
  void key_addedToAndTakenFromTheFile_isBelievedWhileItIsThere(@TempDir Path own) {
    Path file = AccessKeyFiles.write(own, "alice");
    try (TestGateway other = TestGateway.start(GatewayExtension.accessKeySettings(file))) {
      Signer alice = Signer.inEachWay(other.url(), "alice").get(0);
      Signer robert = Signer.inEachWay(other.url(), "robert").get(0);
      accept(alice.sign("GET", LIST, ""));
      refuse(robert.sign("GET", LIST, ""));

      AccessKeyFiles.write(own, "robert");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> robert.sign("GET", LIST, "").send().status() == 200);
      refuse(alice.sign("GET", LIST, ""));
    }
  }
}
