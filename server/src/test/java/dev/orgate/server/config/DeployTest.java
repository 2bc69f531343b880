package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.orgate.server.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway takes the settings of the files in {@code deploy} as they are. */
class DeployTest {
  private static final Path DEPLOY = Path.of(System.getProperty("basedir", ""), "deploy");
  private static final Pattern NAME = Pattern.compile("\\bORGATE_[A-Z_]+");
  private static final String KEYS = Setting.JWT_PUBLIC_KEYS.environmentName();

  /** What a gateway takes after its drain until it says that it could not stop. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final TestKeys keys = new TestKeys();

  @AfterEach
  void tidy() {
    keys.close();
  }

  private static String text(String file) throws IOException {
    return Files.readString(DEPLOY.resolve(file));
  }

  private static JsonNode compose() throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(text("compose.yaml")).get("services");
  }

  /** What a container of the gateway finds in its environment. */
  private static Map<String, String> composed() throws IOException {
    return compose().get("gateway").get("environment").properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                // As if the user had set each variable.
                entry ->
                    entry.getValue().asText().replaceAll("\\$\\{(\\w+)[^}]*}", "value-of-$1")));
  }

  private static Map<String, String> unitEnvironment() throws IOException {
    return text("orgate.env")
        .lines()
        .filter(line -> line.startsWith("ORGATE_"))
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  private Startup.Run run(Map<String, String> environment) {
    Reading reading = Reading.of();
    environment.forEach(reading::with);
    return reading.with(KEYS, keys.publicKey()).run();
  }

  @Test
  void compose_startsAGateway_whereOthersReachIt() throws IOException {
    Map<String, String> environment = composed();
    environment.putAll(imageEnvironment());

    Startup.Run run = run(environment);

    assertThat(run.warnings()).isEmpty();
    assertThat(run.settings().http().host()).isEqualTo("0.0.0.0");
    assertThat(run.settings().operations().metricsHost()).isEqualTo("0.0.0.0");
    assertThat(text("prometheus.yaml"))
        .contains("port: " + run.settings().operations().metricsPort());
    assertThat(text("haproxy.cfg")).contains("gateway:" + run.settings().http().port());
    assertThat(stop(run))
        .isLessThan(seconds(compose().get("gateway").get("stop_grace_period").asText()));
  }

  @Test
  void image_withoutKeys_isRefusedAnAddressThatOthersReach() throws IOException {
    Reading reading = Reading.of();
    imageEnvironment().forEach(reading::with);

    assertThat(reading.problems()).singleElement().asString().contains("ORGATE_HTTP_HOST", KEYS);
  }

  @Test
  void unit_startsAGateway_andWaitsForItsEnd() throws IOException {
    Startup.Run run = run(unitEnvironment());

    assertThat(run.warnings()).isEmpty();
    String limit = find("TimeoutStopSec=(\\d+)", text("orgate.service"));
    assertThat(stop(run)).isLessThan(Duration.ofSeconds(Long.parseLong(limit)));
    String files = find("LimitNOFILE=(\\d+)", text("orgate.service"));
    assertThat(2 * run.settings().http().maxConnections()).isLessThan(Integer.parseInt(files));
  }

  @Test
  void files_nameNoSettingThatThereIsNot() throws IOException {
    try (Stream<Path> files = Files.list(DEPLOY)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(NAME.matcher(Files.readString(file)).results().map(MatchResult::group))
            .as(file.toString())
            .isSubsetOf(Stream.of(Setting.values()).map(Setting::environmentName).toList());
      }
    }
  }

  /** What the build puts into the image. */
  private static Map<String, String> imageEnvironment() throws IOException {
    String pom = Files.readString(DEPLOY.resolve("../pom.xml"));
    return Pattern.compile("<(ORGATE_\\w+)>([^<]*)<")
        .matcher(pom)
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }

  /** The longest time from SIGTERM to the end. */
  private static Duration stop(Startup.Run run) {
    HttpSettings http = run.settings().http();
    return http.drainDelay().plus(http.drainTimeout()).plus(GRACE);
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(find("(\\d+)s", text)));
  }

  private static String find(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .findFirst()
        .map(found -> found.group(1))
        .orElseThrow(() -> new AssertionError("No " + pattern));
  }
}
