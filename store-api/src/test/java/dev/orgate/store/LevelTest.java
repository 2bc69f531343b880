package dev.orgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LevelTest {
  @Test
  void code_ofEachLevel_isOneThreeSeven() {
    assertThat(Level.values()).extracting(Level::code).containsExactly(1, 3, 7);
  }

  @ParameterizedTest
  @EnumSource
  void ofCode_codeOfALevel_isThatLevel(Level level) {
    assertThat(Level.ofCode(level.code())).isEqualTo(level);
  }

  @Test
  void ofCode_anyOtherNumber_null() {
    LongStream.concat(
            LongStream.rangeClosed(-300, 300), LongStream.of(Long.MIN_VALUE, (1L << 32) + 7))
        .filter(code -> code != 1 && code != 3 && code != 7)
        .forEach(code -> assertThat(Level.ofCode(code)).as("%d", code).isNull());
  }
}
