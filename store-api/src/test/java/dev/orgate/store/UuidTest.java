package dev.orgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTest {
  @Test
  void random_manyTimes_isNewAndAccepted() {
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String uuid = Uuid.random();
      assertThat(Uuid.accepts(uuid)).isTrue();
      assertThat(drawn.add(uuid)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789abcdef0123456789abcdef", "ffffffffffffffffffffffffffffffff"})
  void accepts_lowerCaseDigits_true(String text) {
    assertThat(Uuid.accepts(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0",
        "0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcdeg",
        "0123456789abcdef0123456789abcde ",
        "0123456789abcdef0123456789abcde\u0661",
        "01234567-89ab-cdef-0123-456789abcdef"
      })
  void accepts_anythingElse_false(String text) {
    assertThat(Uuid.accepts(text)).isFalse();
  }
}
