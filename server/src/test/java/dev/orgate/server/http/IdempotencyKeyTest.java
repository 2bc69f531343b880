package dev.orgate.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeyTest {
  private static final String LONGEST = "k".repeat(255);

  private static MultiMap headers(String... values) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String value : values) {
      headers.add("idempotency-key", value);
    }
    return headers;
  }

  @Test
  void of_noHeader_isNull() {
    assertThat(IdempotencyKey.of(headers())).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '|',
      value = {
        "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"\t8e03978e-40d5-43dd-bc93-6894a57f9324",
        "8e03978e-40d5-43dd-bc93-6894a57f9324\t8e03978e-40d5-43dd-bc93-6894a57f9324",
        "\"k\"\tk",
        "k\tk",
        "a b!#$%&'()*+-./:;<=>?@[\\]^_`{|||}~\ta b!#$%&'()*+-./:;<=>?@[\\]^_`{|||}~",
        "\" a, b; c \"\t| a, b; c |",
        "\"say \\\"yes\\\" \\\\o/\"\tsay \"yes\" \\o/",
      })
  void of_quotedOrBare_isTheSameKey(String value, String key) {
    assertThat(IdempotencyKey.of(headers(value))).isEqualTo(key);
  }

  @Test
  void of_longest_isAKey() {
    assertThat(IdempotencyKey.of(headers(LONGEST))).isEqualTo(LONGEST);
    assertThat(IdempotencyKey.of(headers('"' + LONGEST + '"'))).isEqualTo(LONGEST);
    assertThat(IdempotencyKey.of(headers('"' + "\\\"".repeat(255) + '"'))).hasSize(255);
  }

  static List<String> malformed() {
    return List.of(
        "",
        "\"",
        "\"\"",
        "\"open",
        "\"open\\\"",
        "\"open\\",
        "close\"",
        "in\"side",
        "\"in\"side\"",
        "\"key\" ",
        "\"key\";parameter=1",
        "\"key\", \"key\"",
        "key,key",
        "\"no \\escape\"",
        "tab\tbed",
        "\"tab\tbed\"",
        "del\u007f",
        "\"del\u007f\"",
        "ключ",
        "\"k\u00e9\"",
        "nul\0",
        LONGEST + "k",
        '"' + LONGEST + "k\"");
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void of_anythingElse_isMalformed(String value) {
    assertMalformed(headers(value));
  }

  @Test
  void of_moreThanOneHeader_isMalformed() {
    assertMalformed(headers("key", "key"));
    assertMalformed(headers("key", ""));
    assertMalformed(headers("\"key\"", "key"));
  }

  private static void assertMalformed(MultiMap headers) {
    assertThatThrownBy(() -> IdempotencyKey.of(headers))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED_REQUEST))
        .hasMessageStartingWith("Idempotency-Key ");
  }
}
