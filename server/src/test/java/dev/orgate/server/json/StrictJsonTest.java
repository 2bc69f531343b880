package dev.orgate.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static Object parse(String json) throws MalformedJson {
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> StrictJson.parse(bytes)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void parse_everyKindOfValue_keepsItsType() throws MalformedJson {
    assertThat(
            parse(" {\"a\":[1,-0,\"\\u00e9\\ud83d\\ude00\",true,false,null,{}],\"\":\"/\"}\r\n\t"))
        .isEqualTo(
            Map.of(
                "a",
                Arrays.asList(1L, 0L, "\u00e9\ud83d\ude00", true, false, null, Map.of()),
                "",
                "/"));
  }

  @Test
  void parse_numbers_keepIntegersApartFromTheRest() throws MalformedJson {
    assertThat(parse("7")).isEqualTo(7L);
    assertThat(parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(parse("18446744073709551623")).isEqualTo(new BigInteger("18446744073709551623"));
    assertThat(parse("7.0")).isEqualTo(7.0);
    assertThat(parse("7e0")).isEqualTo(7.0);
    assertThat(parse("1e999999999")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(parse("1".repeat(100))).isInstanceOf(BigInteger.class);
  }

  @Test
  void parse_membersInOrder_stayInOrder() throws MalformedJson {
    assertThat(((Map<?, ?>) parse("{\"b\":1,\"a\":2,\"c\":3}")).keySet().toString())
        .isEqualTo("[b, a, c]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\r\n",
        "nul",
        "NULL",
        "tru",
        "truefalse",
        "NaN",
        "Infinity",
        "-Infinity",
        "undefined",
        "07",
        "+7",
        "-",
        "7.",
        ".7",
        "7e",
        "0x7",
        "1_000",
        "--1",
        "- 1",
        "٧",
        "'a'",
        "\"a",
        "a\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\uzzzz\"",
        "\"\t\"",
        "\"\n\"",
        "\"\0\"",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,,2]",
        "[}",
        "{",
        "}",
        "{a:1}",
        "{'a':1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\" 1}",
        "{1:2}",
        "{\"a\":1]",
        "{\"a\":1}}",
        "{\"a\":1} {}",
        "{} x",
        "[] []",
        "7 7",
        "\"a\" \"b\"",
        "null,",
        "{}\0",
        "/*a*/{}",
        "{/*a*/}",
        "{}/*a*/",
        "{}//a",
        "//a\n{}",
        "#a\n{}",
        "{}#",
        "<!-- -->{}",
        "\u00a0{}",
        "\u2028{}",
        "\f{}",
        "\ufeff{}",
        "{}\ufeff"
      })
  void parse_otherThanOneStrictValue_isRefused(String json) {
    assertRefused(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"b\":2,\"a\":3}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"\\u0061\":1,\"a\":2}",
        "{\"\\/\":1,\"/\":2}",
        "{\"\\u00e9\":1,\"\u00e9\":2}",
        "{\"\\ud83d\\ude00\":1,\"\ud83d\ude00\":2}",
        "{\"\":1,\"\":2}",
        "{\"x\":{\"a\":1,\"a\":2}}",
        "[{\"a\":1},{\"a\":1,\"a\":2}]"
      })
  void parse_aNameTwice_isRefused(String json) {
    assertRefused(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void parse_sameNameInDifferentObjectsOrCase_isFine() throws MalformedJson {
    assertThat(parse("{\"a\":{\"a\":1},\"A\":[{\"a\":1},{\"a\":2}]}")).isInstanceOf(Map.class);
  }

  @Test
  void parse_depth_endsAtTheLimit() throws MalformedJson {
    assertThat(parse(nested(StrictJson.MAX_DEPTH))).isInstanceOf(List.class);
    String objects = "{\"a\":".repeat(31) + "{}" + "}".repeat(31);
    assertThat(parse(objects)).isInstanceOf(Map.class);
    assertRefused(nested(StrictJson.MAX_DEPTH + 1).getBytes(StandardCharsets.UTF_8));
    assertRefused(("{\"a\":" + objects + "}").getBytes(StandardCharsets.UTF_8));
    assertRefused(nested(100_000).getBytes(StandardCharsets.UTF_8));
    assertRefused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    assertRefused("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void parse_hugeNumbers_areRefusedBeforeTheyCost() {
    assertRefused("1".repeat(101).getBytes(StandardCharsets.UTF_8));
    assertRefused(("1." + "1".repeat(60_000)).getBytes(StandardCharsets.UTF_8));
    assertRefused(("1e" + "9".repeat(60_000)).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void parse_otherEncodings_areRefused() {
    for (String name : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE")) {
      assertRefused("{\"a\":1}".getBytes(Charset.forName(name)));
    }
    assertRefused("{\"\u00e9\":1}".getBytes(StandardCharsets.ISO_8859_1));
  }

  @SuppressWarnings("unused")
  private static final List<Arguments> NO_UTF_8 =
      List.of(
          arguments("a byte that never occurs", "ff"),
          arguments("a continuation without a start", "80"),
          arguments("a start without a continuation", "c3"),
          arguments("an overlong slash of 2", "c0af"),
          arguments("an overlong slash of 3", "e080af"),
          arguments("an overlong NUL", "c080"),
          arguments("a high surrogate", "eda080"),
          arguments("a pair of surrogates", "eda0bdedb880"),
          arguments("beyond the last code point", "f4908080"),
          arguments("five bytes", "f888808080"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("NO_UTF_8")
  void parse_bytesThatAreNotUtf8_areRefused(String what, String hex) {
    assertRefused(HexFormat.of().parseHex("22" + hex + "22"));
    assertRefused(HexFormat.of().parseHex("7b22" + hex + "223a317d"));
  }

  @Test
  void parse_refused_saysWhyWithoutQuoting() {
    assertThatThrownBy(() -> parse("{\"secret\":\"hunter2\",}"))
        .hasMessageNotContaining("hunter2")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("Jackson");
    assertThatThrownBy(() -> parse("{\"hunter2\":1,\"hunter2\":1}"))
        .hasMessageNotContaining("hunter2");
  }
}
