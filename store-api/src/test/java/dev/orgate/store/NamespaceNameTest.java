package dev.orgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceNameTest {
  /** The grammar said a second way: words of letters and digits, joined by one separator each. */
  private static final Pattern ORACLE = Pattern.compile("[a-z][a-z0-9]*((\\.|-|__?)[a-z0-9]+)*");

  private static final String ALPHABET = "a0._-Aé/";

  private int visited;
  private int accepted;

  @Test
  void parse_everyStringUpToLengthSix_agreesWithTheOracle() {
    visit("");

    assertThat(visited).isEqualTo(1 + 8 + 64 + 512 + 4_096 + 32_768 + 262_144);
    // By the recurrence n(i) = 2 n(i-1) + 6 n(i-2) + 2 n(i-3), a third opinion.
    assertThat(accepted).isEqualTo(1 + 2 + 10 + 34 + 132 + 488);
  }

  private void visit(String text) {
    visited++;
    NamespaceName name = NamespaceName.parse(text);
    if ((name != null) != ORACLE.matcher(text).matches()) {
      throw new AssertionError("parse(\"" + text + "\") is " + name);
    }
    if (name != null) {
      accepted++;
      assertThat(name.value()).isEqualTo(text);
    }
    if (text.length() < 6) {
      ALPHABET.chars().forEach(c -> visit(text + (char) c));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"z", "library1", "librar", "my-library", "a__b__c", "a.b_c-d__e", "z9"})
  void parse_goodName_keepsIt(String text) {
    assertThat(NamespaceName.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"library", "a\n", "a b", "a\u0000", "ａ", "a`", "a{", "a@", "a:b"})
  void parse_badName_null(String text) {
    assertThat(NamespaceName.parse(text)).isNull();
  }

  @Test
  void parse_longestNameAndOneLonger_keepsTheFormerOnly() {
    assertThat(NamespaceName.parse("a".repeat(64))).hasToString("a".repeat(64));
    assertThat(NamespaceName.parse("a".repeat(65))).isNull();
  }

  @Test
  void constructor_badName_throwsQuotingIt() {
    assertThatThrownBy(() -> new NamespaceName("library"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("library");
  }
}
