package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two settings may not be together. */
class CrossChecksTest {
  @TempDir Path directory;
  private Path key;

  @BeforeEach
  void createKey() throws IOException {
    key = Files.createFile(directory.resolve("key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.255.0.9", "::1", "localhost", "::ffff:127.0.0.1"})
  void loopback_needsNoKeys(String host) {
    assertThat(Reading.of().with("ORGATE_HTTP_HOST", host).settings().http().host())
        .isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.0.0.0", "::", "::0", "0", "10.0.0.1", "192.0.2.1", "128.0.0.1", "2001:db8::1"})
  void publicAddress_withoutKeys_isRefused(String host) {
    assertThat(Reading.of().with("ORGATE_HTTP_HOST", host).problems())
        .containsExactly(
            "ORGATE_HTTP_HOST: '"
                + host
                + "' is not a loopback address, and there only tokens of known keys are safe:"
                + " set ORGATE_JWT_PUBLIC_KEYS or ORGATE_JWT_JWKS, or with access keys alone"
                + " ORGATE_DEV_IDENTITY=false");
  }

  @Test
  void publicAddress_withAPassword_isRefusedAllTheSame() {
    assertThat(Reading.of("--http-host=0.0.0.0", "--dev-password=hunter2").problems()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--jwt-public-keys=", "--jwt-jwks="})
  void publicAddress_withEmptyKeys_isRefused(String flag) {
    assertThat(Reading.of("--http-host=0.0.0.0", flag).problems()).hasSize(1);
  }

  @Test
  void certificateAndKey_needEachOther() {
    assertThat(Reading.of("--http-tls-certificate=" + key).problems())
        .containsExactly(
            "--http-tls-certificate: '" + key + "' needs its key in ORGATE_HTTP_TLS_KEY");
    assertThat(Reading.of().with("ORGATE_HTTP_TLS_KEY", key).problems())
        .containsExactly(
            "ORGATE_HTTP_TLS_KEY: '"
                + key
                + "' needs its certificate in ORGATE_HTTP_TLS_CERTIFICATE");
    assertThat(
            Reading.of("--http-tls-certificate=" + key)
                .with("ORGATE_HTTP_TLS_KEY", directory.resolve("none"))
                .problems())
        .containsExactly("ORGATE_HTTP_TLS_KEY: '" + directory.resolve("none") + "' does not exist");
  }

  @Test
  void discovery_needsAnIssuersAddressAndNoOther() {
    assertThat(Reading.of("--jwt-discovery=true").problems())
        .containsExactly("--jwt-discovery: 'true' needs an address in ORGATE_JWT_ISSUER");
    assertThat(Reading.of("--jwt-discovery=true", "--jwt-issuer=me").problems()).hasSize(2);
    assertThat(
            Reading.of("--jwt-discovery=true", "--jwt-issuer=https://i", "--jwt-jwks=https://j")
                .problems())
        .containsExactly("--jwt-discovery: 'true' leaves no use for an address in ORGATE_JWT_JWKS");
    assertThat(Reading.of("--jwt-discovery=yes").problems())
        .containsExactly("--jwt-discovery: 'yes' is none of [false, true]");
  }

  @Test
  void accessKeysAlone_mayBePublic_withoutTheDevelopmentIdentity() {
    String accessKeys = "--access-keys=" + key;
    assertThat(Reading.of("--http-host=0.0.0.0", accessKeys).problems()).hasSize(1);

    var settings = Reading.of("--http-host=0.0.0.0", accessKeys, "--dev-identity=false").settings();

    assertThat(settings.auth().hasDevelopmentIdentity()).isFalse();
    assertThat(Reading.of("--dev-identity=false").problems())
        .containsExactly(
            "--dev-identity: 'false' leaves nobody to believe: set ORGATE_JWT_PUBLIC_KEYS,"
                + " ORGATE_JWT_JWKS or ORGATE_ACCESS_KEYS");
    assertThat(Reading.of("--dev-identity=no", accessKeys).problems())
        .containsExactly("--dev-identity: 'no' is none of [true, false]");
  }

  @Test
  void keystone_needsKeys() {
    assertThat(Reading.of("--keystone-url=https://keystone.test").problems())
        .containsExactly(
            "--keystone-url: 'https://keystone.test' needs the keys that sign its tokens in"
                + " ORGATE_JWT_PUBLIC_KEYS");
  }

  @Test
  void plainAddresses_areWarnedOf() {
    assertThat(
            Reading.of(
                    "--keystone-url=http://k",
                    "--jwt-discovery=true",
                    "--jwt-issuer=http://i",
                    "--jwt-public-keys=" + key)
                .run()
                .warnings())
        .containsExactly(
            "http://i is asked without TLS: its answers decide who is who",
            "http://k is asked without TLS: its answers decide who is who");
    assertThat(Reading.of("--jwt-issuer=http://i").run().warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--jwt-jwks=https://j", "--jwt-discovery=true"})
  void publicAddress_withFetchedKeys_isFine(String flag) {
    assertThat(Reading.of("--http-host=0.0.0.0", "--jwt-issuer=https://i", flag).run().warnings())
        .isEmpty();
  }

  @Test
  void publicAddress_withListOfNoKeys_isRefused() {
    assertThat(Reading.of("--http-host=0.0.0.0", "--jwt-public-keys=,").problems())
        .hasSize(2)
        .anyMatch(problem -> problem.contains("not a loopback address"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--jwt-public-keys", "--jwt-jwks"})
  void publicAddress_withKeys_isFine(String flag) {
    assertThat(Reading.of("--http-host=0.0.0.0", flag, key.toString()).run().warnings()).isEmpty();
  }

  @Test
  void publicAddress_withAMissingKey_isOneProblem() {
    assertThat(Reading.of("--http-host=0.0.0.0", "--jwt-jwks=/missing").problems())
        .containsExactly("--jwt-jwks: '/missing' does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {":::1", "[::1]", "127.0.0.1:8080", "not a host", "http://localhost"})
  void hostThatIsNone_isRefused_withAndWithoutKeys(String host) {
    String problem = "--http-host: '" + host + "' is neither an address nor a name of one";

    assertThat(Reading.of("--http-host", host).problems()).containsExactly(problem);
    assertThat(Reading.of("--http-host", host, "--jwt-jwks=" + key).problems())
        .containsExactly(problem);
  }

  @Test
  void developmentPassword_besideKeys_isWarnedAbout() {
    var run = Reading.of("--jwt-jwks=" + key).with("ORGATE_DEV_PASSWORD", "hunter2").run();

    assertThat(run.warnings())
        .containsExactly("ORGATE_DEV_PASSWORD is ignored: there are no development users");
  }

  @Test
  void developmentPassword_withoutKeys_isTaken() {
    var run = Reading.of().with("ORGATE_DEV_PASSWORD", "hunter2").run();

    assertThat(run.warnings()).isEmpty();
    assertThat(run.settings().auth().developmentPassword()).isEqualTo(new Secret("hunter2"));
  }
}
