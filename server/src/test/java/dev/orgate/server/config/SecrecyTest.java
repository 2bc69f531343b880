package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret is in the settings and nowhere else. */
class SecrecyTest {
  private static final String SECRET = "hunter2";

  @TempDir Path directory;

  private static void assertUntold(Reading reading) {
    Startup startup = reading.startup();
    assertThat(startup.toString() + reading.printed()).doesNotContain(SECRET);
  }

  @Test
  void goodSettings_doNotShowIt() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "dev: {password: " + SECRET + "}");

    assertThat(Reading.of("--config=" + file).settings().auth().developmentPassword())
        .isEqualTo(new Secret(SECRET));
    assertUntold(Reading.of("--config=" + file));
    assertUntold(Reading.of().with("ORGATE_DEV_PASSWORD", SECRET));
    assertUntold(Reading.of("--dev-password", SECRET));
    assertUntold(Reading.of("--store=dev", "--dev-password", SECRET));
    assertUntold(Reading.of("--zstack-job-key", SECRET.repeat(3)));
    assertUntold(Reading.of("--zstack-job-key", SECRET));
    assertUntold(Reading.of("--jwt-jwks=" + file, "--dev-password", SECRET));
  }

  @Test
  void askedForHelp_doesNotShowIt() {
    assertUntold(
        Reading.of("--help", "--dev-password", SECRET).with("ORGATE_DEV_PASSWORD", SECRET));
    assertUntold(Reading.of("--version", "--dev-password", SECRET));
  }

  @Test
  void mistakesBesideIt_doNotShowIt() throws IOException {
    assertUntold(Reading.of("--dev-password", SECRET, "--http-port=x"));
    assertUntold(Reading.of("--dev-password=" + SECRET, "--dev-password=" + SECRET));
    assertUntold(Reading.of("--dev-password", "two", SECRET));
    assertUntold(Reading.of("--dev-pasword", SECRET));
    assertUntold(Reading.of("--dev-pasword=" + SECRET));
    assertUntold(Reading.of("--dev-password:" + SECRET));
    assertUntold(Reading.of("--dev_password=" + SECRET));
    assertUntold(Reading.of().with("ORGATE_DEV_PASSWORT", SECRET));
    for (String yaml :
        new String[] {"[%s]", "{k: %s}", "'%s", "x: %s}", "*%s", "!!binary %s!", "{a: b}: %s"}) {
      String text = "dev:\n  password: " + yaml.formatted(SECRET) + "\nstore: ' x'\n";
      Path file = Files.writeString(directory.resolve("f"), text);
      assertThat(Reading.of("--config=" + file).problems()).isNotEmpty();
      assertUntold(Reading.of("--config=" + file));
    }
  }

  @Test
  void givenSecret_isNotQuoted() {
    Given given = new Given(Setting.DEV_PASSWORD, "ORGATE_DEV_PASSWORD", SECRET);

    assertThat(given.problem("is too short"))
        .isEqualTo("ORGATE_DEV_PASSWORD: the value is too short");
    assertThat(given.problem(SECRET, "is too short")).doesNotContain(SECRET);
    assertThat(given).asString().doesNotContain(SECRET);
  }

  @Test
  void picocli_logsNothing() {
    var standardError = System.err;
    var caught = new ByteArrayOutputStream();
    try (var stream = new PrintStream(caught, true, StandardCharsets.UTF_8)) {
      System.setErr(stream);
      assertUntold(Reading.of("--dev-password=" + SECRET, "--dev-password=x", "--x", "y"));
    } finally {
      System.setErr(standardError);
    }
    assertThat(caught.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
