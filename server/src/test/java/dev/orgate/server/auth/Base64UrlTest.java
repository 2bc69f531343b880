package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. \n";

  @Test
  void decode_allTextsOfUpToThree_takesOneTextPerValue() {
    Map<String, String> textOf = new HashMap<>();
    for (int length = 0; length <= 3; length++) {
      int texts = (int) Math.pow(ALPHABET.length(), length);
      for (int n = 0; n < texts; n++) {
        String text = text(n, length);
        String value = decoded(text);
        if (value != null) {
          assertThat(textOf.put(value, text)).as("another text of %s", text).isNull();
        }
      }
    }

    assertThat(textOf).hasSize(1 + 256 + 65536);
  }

  @Test
  void decode_encoded_isTheSame() {
    for (int value = 0; value < 65536; value++) {
      byte[] bytes = {(byte) (value >> 8), (byte) value, (byte) (value * 31)};

      assertThat(Base64Url.decode(Base64Url.encode(bytes))).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AB", "AAB", "AA==", "AAA=", "====", "AA\u0000A", "éAAA", "AAAAA"})
  void decode_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Base64Url.decode(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static @Nullable String decoded(String text) {
    try {
      return new String(Base64Url.decode(text), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String text(int number, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0, rest = number; i < length; i++, rest /= ALPHABET.length()) {
      text.append(ALPHABET.charAt(rest % ALPHABET.length()));
    }
    return text.toString();
  }
}
