package dev.orgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikePatternTest {
  private static final String[] ALPHABET = {
    "a", "A", "b", "é", "É", "%", "%", "_", "\\", "\uD83D\uDE00", "\uFFFD", "\n", ".", "*"
  };

  private final Random random = new Random();

  @ParameterizedTest
  @CsvSource({
    "dev,dev",
    "DEV,dev",
    "%,''",
    "%,dev",
    "d%,d",
    "d%v,dev",
    "d%v,dv",
    "_ev,dev",
    "___,dev",
    "%%e%%,dev",
    "d\\%v,d%v",
    "d\\_v,d_v",
    "\\d\\e\\v,dev",
    "a\\\\b,a\\b",
    "'',''",
    "%ab%ab,abxabab",
    "\\%,%"
  })
  void matches_whatFits_true(String pattern, String value) {
    assertThat(new LikePattern(pattern).matches(value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "dev,'dev '",
    "'',dev",
    "dev,''",
    "_,''",
    "__,d",
    "_,de",
    "d%,ed",
    "d\\%v,dev",
    "d\\_v,dev",
    "É,é",
    "%ab,abc",
    "a.b,axb",
    "\\%,x"
  })
  void matches_whatDoesNotFit_false(String pattern, String value) {
    assertThat(new LikePattern(pattern).matches(value)).isFalse();
  }

  @Test
  void matches_characterBeyondTheFirstPlane_isOne() {
    assertThat(new LikePattern("_").matches("\uD83D\uDE00")).isTrue();
    assertThat(new LikePattern("__").matches("\uD83D\uDE00")).isFalse();
  }

  @Test
  void matches_backslashAtTheEnd_standsForItself() {
    assertThat(new LikePattern("a\\").matches("a\\")).isTrue();
    assertThat(new LikePattern("a\\").matches("a")).isFalse();
    assertThat(new LikePattern("\\\\\\").matches("\\\\")).isTrue();
  }

  @Test
  void matches_anyPatternAndValue_asTheRegularExpressionDoes() {
    int matched = 0;
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(6);
      String value = random.nextBoolean() ? text(5) : pattern.replace("%", text(2));
      boolean expected = regex(pattern).matcher(value).matches();
      assertThat(new LikePattern(pattern).matches(value))
          .as("%s like %s", value, pattern)
          .isEqualTo(expected);
      assertThat(new LikePattern(new LikePattern(pattern).closed()).matches(value))
          .as("%s like %s, closed", value, pattern)
          .isEqualTo(expected);
      matched += expected ? 1 : 0;
    }
    assertThat(matched).isBetween(2_000, 18_000);
  }

  // It takes no more than length times length: no way back but to the last one.
  @Test
  void matches_manyStarsThatFitNowhere_isDecidedAtOnce() {
    String pattern = "%a".repeat(500) + "b";

    assertThat(new LikePattern(pattern).matches("a".repeat(2000))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "%", "\\\\", "a\\%", "\\a\\\\"})
  void closed_patternThatIs_isItself(String pattern) {
    assertThat(new LikePattern(pattern).closed()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "a\\", "\\\\\\", "\\%\\"})
  void closed_backslashAtTheEnd_isDoubled(String pattern) {
    assertThat(new LikePattern(pattern).closed()).isEqualTo(pattern + '\\');
  }

  private String text(int maxLength) {
    return Stream.generate(() -> ALPHABET[random.nextInt(ALPHABET.length)])
        .limit(random.nextInt(maxLength + 1))
        .collect(Collectors.joining());
  }

  private static Pattern regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        boolean escapes = c == '\\' && i + 1 < pattern.length();
        int literal = pattern.codePointAt(escapes ? i + 1 : i);
        regex.append(Pattern.quote(Character.toString(literal)));
        i += (escapes ? 1 : 0) + Character.charCount(literal) - 1;
      }
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
