package dev.orgate.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a", " ", "Zoë", "名前", "\uD83D\uDE80", "a\uD83D\uDE80b", "\u00A0", "'\"\\"})
  void accepts_text_true(String text) {
    assertThat(StorableText.accepts(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\u0000", "a\u0000b", "a\n", "\t", "\u001F", "\u007F", "\u0085", "\u009F"})
  void accepts_emptyOrControlCharacter_false(String text) {
    assertThat(StorableText.accepts(text)).isFalse();
  }

  @Test
  void accepts_halfSurrogatePair_false() {
    // Built here: a source literal of half a pair would not survive every tool.
    String pair = Character.toString(0x1F680);
    char high = pair.charAt(0);
    char low = pair.charAt(1);
    for (String text :
        new String[] {"" + high, "" + low, high + "a", "a" + low, "" + low + high, pair + high}) {
      assertThat(StorableText.accepts(text)).as("%x", (int) text.charAt(0)).isFalse();
    }
  }

  @Test
  void accepts_longestText_true() {
    assertThat(StorableText.accepts("é".repeat(255))).isTrue();
  }

  @Test
  void accepts_oneLonger_false() {
    assertThat(StorableText.accepts("a".repeat(256))).isFalse();
    assertThat(StorableText.accepts("\uD83D\uDE80".repeat(128))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\nb\r\n\tc", "\u001F\u007F", "\uD83D\uDE80"})
  void acceptsLines_textOfLines_true(String text) {
    assertThat(StorableText.acceptsLines(text, 10)).isTrue();
  }

  @Test
  void acceptsLines_nulOrHalfSurrogatePair_false() {
    String pair = Character.toString(0x1F680);

    assertThat(StorableText.acceptsLines("a\0b", 10)).isFalse();
    assertThat(StorableText.acceptsLines(pair.substring(0, 1), 10)).isFalse();
    assertThat(StorableText.acceptsLines("a" + pair.substring(1), 10)).isFalse();
  }

  @Test
  void acceptsLines_eachLength_upToTheLongest() {
    assertThat(StorableText.acceptsLines("a".repeat(10), 10)).isTrue();
    assertThat(StorableText.acceptsLines("a".repeat(11), 10)).isFalse();
    assertThat(StorableText.acceptsLines("\uD83D\uDE80".repeat(5), 10)).isTrue();
    assertThat(StorableText.acceptsLines("\uD83D\uDE80".repeat(6), 10)).isFalse();
  }
}
