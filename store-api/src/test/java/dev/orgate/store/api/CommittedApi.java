package dev.orgate.store.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API as the file {@code api.txt} of a module has it: what its users were promised. */
public final class CommittedApi {
  private static final String ACCEPT =
      "./mvnw -q -Dquick -pl store-api,server -am test -Dtest='*ApiTest'"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dorgate.api=accept";

  private CommittedApi() {}

  /**
   * Fails if the file has other lines, and says which. With the system property {@code orgate.api}
   * set to {@code accept} it writes the file instead, for a commit that means it.
   */
  public static void holds(List<String> lines) throws IOException {
    Path file = Path.of(System.getProperty("basedir", ""), "api.txt").toAbsolutePath();
    if ("accept".equals(System.getProperty("orgate.api"))) {
      Files.writeString(file, String.join("\n", lines) + "\n");
    }
    List<String> promised = Files.exists(file) ? Files.readAllLines(file) : List.of();
    assertThat(difference(promised, lines))
        .as(
            "The public API is not what %s says: lines with - are gone, those with + are new."
                + " If that is meant, tell it in CHANGELOG.md and accept it:%n%s%n",
            file, ACCEPT)
        .isEmpty();
    assertThat(promised).as("%s, in another order; accept it:%n%s", file, ACCEPT).isEqualTo(lines);
  }

  /** What is gone, each line after a minus, and then what is new, each after a plus. */
  static String difference(List<String> promised, List<String> lines) {
    return Stream.concat(
            promised.stream().filter(line -> !lines.contains(line)).map(line -> "- " + line),
            lines.stream().filter(line -> !promised.contains(line)).map(line -> "+ " + line))
        .collect(Collectors.joining("\n"));
  }
}
