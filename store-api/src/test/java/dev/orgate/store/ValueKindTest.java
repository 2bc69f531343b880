package dev.orgate.store;

import static dev.orgate.store.ValueKind.NUMBER;
import static dev.orgate.store.ValueKind.TEXT;
import static dev.orgate.store.ValueKind.TIME;
import static dev.orgate.store.ValueKind.UUID;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueKindTest {
  /** As texts are ordered; none equals another. */
  private static final List<String> ASCENDING =
      List.of(
          "",
          " ",
          "0",
          "10",
          "9",
          "@",
          "[",
          "_",
          "`",
          "a",
          "aa",
          "ab",
          "b",
          "k",
          "z",
          "~",
          "É",
          "é",
          "\u0130",
          "\u212A",
          "\uFF21",
          "\uFFFD",
          "\uD800\uDC00",
          "\uD83D\uDE00",
          "\uDBFF\uDFFF");

  @Test
  void compare_texts_isByCodePointBeyondTheFirstPlaneToo() {
    for (ValueKind kind : List.of(TEXT, UUID)) {
      for (int i = 0; i < ASCENDING.size(); i++) {
        for (int j = 0; j < ASCENDING.size(); j++) {
          assertThat(Integer.signum(kind.compare(ASCENDING.get(i), ASCENDING.get(j))))
              .as("%s and %s", ASCENDING.get(i), ASCENDING.get(j))
              .isEqualTo(Integer.compare(i, j));
        }
      }
    }
  }

  @Test
  void compare_textsThatDifferByTheCaseOfAscii_areEqual() {
    assertThat(TEXT.compare("aBz\uD83D\uDE00É", "AbZ\uD83D\uDE00É")).isZero();
    assertThat(TEXT.compare("É", "é")).isNotZero();
    assertThat(TEXT.compare("\u212A", "k")).isPositive();
  }

  @Test
  void compare_numbers_isByValue() {
    assertThat(NUMBER.compare("10", "9")).isPositive();
    assertThat(NUMBER.compare("-10", "9")).isNegative();
    assertThat(NUMBER.compare("+7", "007")).isZero();
    assertThat(NUMBER.compare("" + Long.MIN_VALUE, "" + Long.MAX_VALUE)).isNegative();
  }

  @Test
  void compare_times_isByTheInstant() {
    assertThat(TIME.compare("2026-11-25T16:00:00Z", "2026-11-25T16:00:00.000Z")).isZero();
    assertThat(TIME.compare("2026-11-25T16:00:00Z", "2026-11-25T16:00:00.001Z")).isNegative();
    assertThat(TIME.compare(Instant.MAX.toString(), Instant.MIN.toString())).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "+1", "007", "9223372036854775807", "-9223372036854775808"})
  void accepts_number_true(String text) {
    assertThat(NUMBER.accepts(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1 ", "1.0", "1e3", "0x1", "-", "9223372036854775808", "a"})
  void accepts_noNumber_false(String text) {
    assertThat(NUMBER.accepts(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-25T16:00:00Z", "2026-11-25T16:00:00.123456789Z", "-0001-01-01T00:00:00Z"})
  void accepts_time_true(String text) {
    assertThat(TIME.accepts(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2026-11-25", "2026-11-25 16:00:00", "2026-13-01T00:00:00Z"})
  void accepts_noTime_false(String text) {
    assertThat(TIME.accepts(text)).isFalse();
  }

  @Test
  void accepts_text_anyWithoutNul() {
    for (ValueKind kind : List.of(TEXT, UUID)) {
      assertThat(kind.accepts("")).isTrue();
      assertThat(kind.accepts("\n'\"\\%\uD83D\uDE00")).isTrue();
      assertThat(kind.accepts("a\0b")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasPatterns_eachKind_textsOnly(ValueKind kind) {
    assertThat(kind.hasPatterns()).isEqualTo(kind == TEXT || kind == UUID);
  }

  @Test
  void fold_allCharacters_changesAsciiCapitalsOnly() {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      char folded = c >= 'A' && c <= 'Z' ? Character.toLowerCase(c) : c;
      assertThat(ValueKind.fold("" + c)).isEqualTo("" + folded);
    }
  }
}
