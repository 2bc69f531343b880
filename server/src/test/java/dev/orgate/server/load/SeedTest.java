package dev.orgate.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a seed gives, as clients see it. */
class SeedTest {
  @TempDir Path directory;

  @Test
  void sameSeed_givesTheSameStateAndTokens() {
    try (Target one = Target.start(directory, Map.of());
        Target other = Target.start(directory, Map.of())) {
      assertThat(other.tokens()).isEqualTo(one.tokens());
      assertThat(other.state()).isEqualTo(one.state());
      assertThat(
              other
                  .anonymous()
                  .with("X-Auth-Token", one.tokens().get(0))
                  .get(Target.NAMESPACES)
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void otherSeed_givesAnotherStateAndOtherTokens() {
    try (Target one = Target.start(directory, Map.of());
        Target other = Target.start(directory, Map.of("load.seed", 43))) {
      assertThat(other.tokens()).doesNotContainAnyElementsOf(one.tokens());
      assertThat(other.namespace(0)).isNotEqualTo(one.namespace(0));
      assertNotBelieved(one, other);
    }
  }

  @Test
  void otherPassword_givesOtherTokens_whateverTheSeed() {
    try (Target one = Target.start(directory, Map.of());
        Target other = Target.start(directory, Map.of("dev.password", "another"))) {
      assertThat(other.tokens()).doesNotContainAnyElementsOf(one.tokens());
      assertNotBelieved(one, other);
    }
  }

  private static void assertNotBelieved(Target issuer, Target gateway) {
    String token = issuer.tokens().get(0);
    assertThat(gateway.anonymous().with("X-Auth-Token", token).get(Target.NAMESPACES).status())
        .isEqualTo(401);
  }

  /** By hand, as the page for testers says: {@code crc32("42/ns/0")} is 0x72e81eb4. */
  @Test
  void names_areThoseOfTheScheme() {
    try (Target target = Target.start(directory, Map.of())) {
      assertThat(target.namespace(0)).isEqualTo("ns-0000000-72e81eb4");
      String access =
          target.caller(0).get(Target.NAMESPACES + "/ns-0000000-72e81eb4/access").text();
      assertThat(access)
          .contains("{\"user_id\":\"t000000-u36\",\"user_name\":\"t000000-u36\",\"auth\":3}")
          .contains("{\"user_id\":\"t000000-u37\",\"user_name\":\"t000000-u37\",\"auth\":7}");
    }
  }

  @Test
  void amounts_areThoseOfTheSettings() {
    try (Target target = Target.start(directory, Map.of())) {
      List<Integer> namespaces =
          List.of(
              target.caller(0).get(Target.NAMESPACES).list("namespaces").size(),
              target.caller(1).get(Target.NAMESPACES).list("namespaces").size(),
              target.caller(2).get(Target.NAMESPACES).list("namespaces").size());
      assertThat(namespaces).containsExactly(3, 2, 2);
      assertThat(target.state().split("org-00000", -1)).hasSize(40 + 1);
      assertThat(target.state()).contains("Company", "Department", "parentUuid");
    }
  }

  @Test
  void tokens_areOfAdministratorsFirst_thenOfUsersWhoMayLess() {
    try (Target target = Target.start(directory, Map.of("load.tokens", 5))) {
      assertThat(new HashSet<>(target.tokens())).hasSize(5);
      assertThat(target.caller(0).post(Target.NAMESPACES, "{\"namespace\":\"one\"}").status())
          .isEqualTo(201);
      assertThat(target.caller(3).post(Target.NAMESPACES, "{\"namespace\":\"two\"}").status())
          .isEqualTo(403);
    }
  }

  @Test
  void command_printsTheTokensOfTheFile() throws Exception {
    Path file = directory.resolve("tokens");
    List<String> flags =
        List.of("--load-seed=42", "--load-tokens=7", "--dev-password=a", "--http-port=0");
    try (Program gateway = Program.start(with(flags, "", "--load-tokens-file=" + file));
        Program command = Program.start(with(flags, "tokens", ""))) {
      gateway.lineWith("Orgate ready");
      List<String> written = Files.readAllLines(file);
      assertThat(written).hasSize(7);
      for (String line : written) {
        assertThat(command.lineWith("ey")).isEqualTo(line);
      }
      assertThat(command.exitStatus()).isZero();
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
  }

  @Test
  void command_withoutSeed_saysWhatIsMissing() throws Exception {
    try (Program command = Program.start("tokens", "--dev-password=a")) {
      assertThat(command.exitStatus()).isEqualTo(1);
      assertThat(command.errors()).contains("ORGATE_LOAD_SEED");
    }
  }

  private static String[] with(List<String> flags, String before, String after) {
    return Stream.of(List.of(before), flags, List.of(after))
        .flatMap(List::stream)
        .filter(argument -> !argument.isEmpty())
        .toArray(String[]::new);
  }
}
