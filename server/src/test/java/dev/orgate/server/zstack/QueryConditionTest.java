package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orgate.server.http.Reply;
import dev.orgate.store.Condition;
import dev.orgate.store.Operator;
import dev.orgate.store.QuotaField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryConditionTest {
  static final Map<String, QuotaField> FIELDS =
      Map.of(
          "name", QuotaField.NAME,
          "value", QuotaField.VALUE,
          "createDate", QuotaField.CREATED,
          "uuid", QuotaField.UUID);

  private static Condition<QuotaField> parse(String text) {
    return QueryCondition.parse(text, FIELDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "name=a            | EQUAL            | a",
        "name!=a           | NOT_EQUAL        | a",
        "name>a            | GREATER          | a",
        "name>=a           | GREATER_OR_EQUAL | a",
        "name<a            | LESS             | a",
        "name<=a           | LESS_OR_EQUAL    | a",
        "name~=%a_         | LIKE             | %a_",
        "name!~=%a_        | NOT_LIKE         | %a_",
        "name?=a           | IN               | a",
        "name!?=a          | NOT_IN           | a",
        // The first operator in order wins, wherever it is, and the text is split there.
        "name!=a=b         | NOT_EQUAL        | a=b",
        "name=a=b          | EQUAL            | a=b",
        "name=a>b          | EQUAL            | a>b",
        "name~=a=b         | LIKE             | a=b",
        "name?=a=b         | IN               | a=b",
        "name=null         | EQUAL            | null",
        "name!=null        | NOT_EQUAL        | null",
        "name=is null      | EQUAL            | is null",
      })
  void parse_operator_isTheFirstInOrder(String text, Operator operator, String operand) {
    assertThat(parse(text)).isEqualTo(new Condition<>(QuotaField.NAME, operator, List.of(operand)));
  }

  @Test
  void parse_value_isNotTrimmed() {
    assertThat(parse("name = a ").operands()).containsExactly(" a ");
    assertThat(parse("name?= a ,b,,").operands()).containsExactly(" a ", "b", "", "");
    assertThat(parse("name=").operands()).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name is null", "name  is null ", "nameis null"})
  void parse_isNull_takesNoValue(String text) {
    assertThat(parse(text))
        .isEqualTo(new Condition<>(QuotaField.NAME, Operator.IS_NULL, List.of()));
  }

  @Test
  void parse_notNull_takesNoValue() {
    assertThat(parse("name not null"))
        .isEqualTo(new Condition<>(QuotaField.NAME, Operator.NOT_NULL, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"100,100", "100.0,100", "-1,-1", "100.000,100", "' 7 ',7"})
  void parse_number_isCanonical(String written, String canonical) {
    assertThat(parse("value=" + written).operands()).containsExactly(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2017-11-14T22:20:57Z",
        "2017-11-14T22:20:57.000Z",
        "2017-11-15T06:20:57+08:00",
        "2017-11-14 22:20:57",
        "Nov 14, 2017 10:20:57 PM",
        "Nov 14, 2017, 10:20:57 PM",
        " 2017-11-14T22:20:57Z "
      })
  void parse_time_isAnInstant(String written) {
    assertThat(parse("createDate>=" + written).operands()).containsExactly("2017-11-14T22:20:57Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name",
        "=a",
        "nope=a",
        "name is null x",
        "value=a",
        "value=7.5",
        "value=99999999999999999999",
        "value~=7",
        "createDate=yesterday",
        "createDate=1510698057000",
        "createDate=",
        "createDate=2017-02-30 10:20:57",
        "createDate=Feb 30, 2017 10:20:57 AM",
        "createDate=2017-02-30T10:20:57Z",
        "createDate=Nov 14, 2017 22:20:57",
        "createDate=2017-11-14 22:20",
        "createDate=2017-11-14",
        "createDate?=2017-11-14T22:20:57Z,later",
        "createDate~=2017%",
        "name=a\0",
        "a\0b=c"
      })
  void parse_noCondition_isABadRequestInPlainText(String text) {
    Reply reply = refusal(text);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.headers()).containsEntry("content-type", "text/plain; charset=utf-8");
    assertThat(Objects.requireNonNull(reply.body()).toString())
        .startsWith("parameter[q] ")
        .hasSizeLessThan(200)
        .matches("\\P{Cntrl}*");
  }

  @Test
  void parse_tooMuch_isABadRequest() {
    String values = String.join(",", IntStream.range(0, 101).mapToObj(i -> "v" + i).toList());
    assertThat(refusal("name?=" + values).status()).isEqualTo(400);
    assertThat(refusal("name=" + "v".repeat(2049)).status()).isEqualTo(400);
    assertThat(refusal("name~=" + "%".repeat(101)).status()).isEqualTo(400);
    assertThat(refusal("n".repeat(10_000) + "=a").status()).isEqualTo(400);
  }

  private static Reply refusal(String text) {
    return catchThrowableOfType(ZstackRejection.class, () -> parse(text)).reply("id");
  }
}
