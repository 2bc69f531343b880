package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.store.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value may be, and how a message about it reads. */
class ValuesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8080, 65535})
  void port_inRange_isTaken(int port) {
    assertThat(Reading.of("--http-port=" + port).settings().http().port()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "65536",
        "-1",
        "-0",
        "+1",
        "08",
        "1.0",
        "1e3",
        "0x10",
        "1_0",
        " 1",
        "1 ",
        "1,2",
        "٨",
        "http",
        "4294967297",
        "9999999999",
        "18446744073709551617"
      })
  void port_otherwise_isRefused_withKeyAndValue(String port) {
    String complaint = "'" + port + "' is not a whole number from 0 to 65535";

    assertThat(Reading.of("--http-port=" + port).problems())
        .containsExactly("--http-port: " + complaint);
    assertThat(Reading.of().with("ORGATE_HTTP_PORT", port).problems())
        .containsExactly("ORGATE_HTTP_PORT: " + complaint);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "HTTP_MAX_BODY_BYTES",
        "HTTP_MAX_HEADER_BYTES",
        "HTTP_MAX_CONNECTIONS",
        "JWT_CACHE_SIZE"
      })
  void limit_isPositive(Setting limit) {
    for (String bad : List.of("0", "-1", "2147483648")) {
      assertThat(Reading.of(limit.flag() + "=" + bad).problems())
          .containsExactly(
              limit.flag() + ": '" + bad + "' is not a whole number from 1 to 2147483647");
    }
    Reading.of(limit.flag() + "=1").run();
    Reading.of(limit.flag() + "=2147483647").run();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, Integer.MAX_VALUE})
  void quota_isALimitOrNone(int limit) {
    assertThat(Reading.of("--quota-namespaces=" + limit).settings().defaultLimits())
        .containsEntry(Resource.NAMESPACE, limit);
  }

  @Test
  void quota_belowNone_isRefused() {
    assertThat(Reading.of().with("ORGATE_QUOTA_NAMESPACES", -2).problems())
        .containsExactly(
            "ORGATE_QUOTA_NAMESPACES: '-2' is not a whole number from -1 to 2147483647");
  }

  @ParameterizedTest
  @CsvSource({
    "10s, PT10S",
    "500ms, PT0.5S",
    "2m, PT2M",
    "24h, PT24H",
    "10, PT10S",
    "1ms, PT0.001S",
    "86400, PT24H",
    "86400000ms, PT24H"
  })
  void time_inRange_isTaken(String text, Duration time) {
    assertThat(Reading.of("--http-idle-timeout=" + text).settings().http().idleTimeout())
        .isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0s",
        "-1s",
        "1.5s",
        "10 s",
        " 10s",
        "10S",
        "1d",
        "PT10S",
        "s",
        "25h",
        "86401",
        "99999999999999999999s",
        "1h30m",
        "010s"
      })
  void time_otherwise_isRefused(String text) {
    for (Setting setting : Setting.values()) {
      if (setting.form() == Form.TIME
          && setting != Setting.JWT_MAX_LIFE
          && setting != Setting.HTTP_DRAIN_DELAY) {
        Reading reading = Reading.of(setting.flag() + "=" + text).with("ORGATE_STORE", "pg");
        assertThat(reading.problems())
            .containsExactly(setting.flag() + ": '" + text + "' is not a time from 1ms to 24h");
      }
    }
  }

  @Test
  void drainDelay_mayBeNone() {
    assertThat(Reading.of("--http-drain-delay=0").settings().http().drainDelay()).isZero();
    assertThat(Reading.of("--http-drain-delay=25h").problems())
        .containsExactly("--http-drain-delay: '25h' is not a time from 0ms to 24h");
  }

  @Test
  void tokenLife_isASecondAtLeast_becauseTokensCountThose() {
    assertThat(Reading.of("--jwt-max-life=8760h").settings().auth().maxTokenLife())
        .isEqualTo(Duration.ofDays(365));
    assertThat(Reading.of("--jwt-max-life=999ms").problems())
        .containsExactly("--jwt-max-life: '999ms' is not a time from 1s to 87600h");
  }

  @ParameterizedTest
  @ValueSource(strings = {" memory", "memory\n", " "})
  void text_withSpacesAround_isRefused(String text) {
    assertThat(Reading.of().with("ORGATE_STORE", text).problems())
        .containsExactly(
            "ORGATE_STORE: '" + text.replace('\n', '?') + "' begins or ends with a space");
    assertThat(Reading.of().with("ORGATE_JWT_ISSUER", text).problems()).hasSize(1);
  }

  @Test
  void message_isOneLine_howeverLongOrWildTheValue() {
    String wild = "1\r\n\u001b[31mORGATE_STORE: fine\u0000" + "x".repeat(10_000);

    assertThat(Reading.of("--http-port=" + wild).problems())
        .singleElement()
        .asString()
        .startsWith("--http-port: '1???[31mORGATE_STORE: fine?xxx")
        .endsWith("x…' is not a whole number from 0 to 65535")
        .hasSizeLessThan(300);
  }

  @Test
  void files_exist_andAreReadable() throws IOException {
    Path key = Files.createFile(directory.resolve("a b.pem"));
    Path locked = Files.createFile(directory.resolve("locked.pem"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    Path missing = directory.resolve("missing.pem");

    var auth =
        Reading.of("--jwt-public-keys= " + key + " ,," + key + ",", "--jwt-jwks=" + key)
            .settings()
            .auth();
    assertThat(auth.keys().publicKeys()).containsExactly(key, key);
    assertThat(auth.keys().jwks()).isEqualTo(key);

    var startup =
        Reading.of()
            .with("ORGATE_JWT_PUBLIC_KEYS", key + "," + missing)
            .with("ORGATE_JWT_JWKS", locked)
            .exit();
    assertThat(startup.problems())
        .contains("ORGATE_JWT_PUBLIC_KEYS: '" + missing + "' does not exist");
    // The superuser may read what nobody may.
    if (Files.isReadable(locked)) {
      assertThat(startup.problems()).hasSize(1);
    } else {
      assertThat(startup.problems()).contains("ORGATE_JWT_JWKS: '" + locked + "' is not readable");
    }
  }

  @Test
  void listOfNothing_isNoWayToHaveKeys() {
    assertThat(Reading.of().with("ORGATE_JWT_PUBLIC_KEYS", " , ").problems())
        .containsExactly("ORGATE_JWT_PUBLIC_KEYS: ' , ' names no file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://idp.example/jwks", "http://x", "https://[::1]:8443/a?b=c"})
  void jwks_address_isTakenForOne(String url) {
    var keys = Reading.of().with("ORGATE_JWT_JWKS", url).settings().auth().keys();

    assertThat(keys.jwks()).isNull();
    assertThat(keys.jwksUrl()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///jwks.json",
        "ftp://x/jwks",
        "https:///jwks",
        "https://user@idp.example/jwks",
        "https://idp.example/jwks#keys",
        "https://idp example/jwks"
      })
  void jwks_otherAddress_isRefused(String url) {
    assertThat(Reading.of().with("ORGATE_JWT_JWKS", url).problems())
        .containsExactly("ORGATE_JWT_JWKS: '" + url + "' is not an http or https address");
  }

  @Test
  void publicKeys_addressOrDirectory_isRefusedOrTaken() {
    assertThat(Reading.of("--jwt-public-keys=https://idp.example/key.pem").problems())
        .containsExactly(
            "--jwt-public-keys: 'https://idp.example/key.pem' is a URL, not the name of a file");
    assertThat(Reading.of("--jwt-public-keys=" + directory).settings().auth().keys().publicKeys())
        .containsExactly(directory);
  }

  @Test
  void pastedKey_isRefused_unquoted() {
    String pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAw\n-----END PRIVATE KEY-----";

    assertThat(Reading.of().with("ORGATE_JWT_PUBLIC_KEYS", pem).problems())
        .containsExactly("ORGATE_JWT_PUBLIC_KEYS: takes the name of a file, not what is in it");
  }

  @Test
  void impossibleFileName_isRefused() {
    assertThat(Reading.of("--jwt-jwks=a\0b").problems())
        .containsExactly("--jwt-jwks: 'a?b' is not the name of a file");
  }
}
