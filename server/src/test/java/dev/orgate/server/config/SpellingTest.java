package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are near. */
class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "http.port, http.port",
    "http.prot, http.port",
    "htp.port, http.port",
    "http.hosts, http.host",
    "http.hort, http.host", // as near to http.port, which comes later
    "http_host, http.host",
  })
  void nearName_isSuggested(String mistyped, String meant) {
    assertThat(Spelling.hint(mistyped, Stream.of("http.host", "http.port", "store")))
        .isEqualTo(" (did you mean " + meant + "?)");
  }

  @ParameterizedTest
  @CsvSource({"tls", "http", "''", "http.hostname", "htp.prot"})
  void farName_suggestsNothing(String mistyped) {
    assertThat(Spelling.hint(mistyped, Stream.of("http.host", "http.port", "store"))).isEmpty();
  }
}
