package dev.orgate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {
  private static List<String> operands(Operator operator, String operand) {
    return operator.takes(0) ? List.of() : List.of(operand);
  }

  @ParameterizedTest
  @CsvSource({
    "EQUAL,false,true,false",
    "NOT_EQUAL,true,false,true",
    "LESS,true,false,false",
    "LESS_OR_EQUAL,true,true,false",
    "GREATER,false,false,true",
    "GREATER_OR_EQUAL,false,true,true",
    "IN,false,true,false",
    "NOT_IN,true,false,true",
    "LIKE,false,true,false",
    "NOT_LIKE,true,false,true",
    "IS_NULL,false,false,false",
    "NOT_NULL,true,true,true"
  })
  void holds_eachOperator_ofLessEqualAndGreater(
      Operator operator, boolean less, boolean equal, boolean greater) {
    var condition = new Condition<>(OrganizationField.NAME, operator, operands(operator, "m"));

    assertThat(condition.holds("l")).isEqualTo(less);
    assertThat(condition.holds("M")).isEqualTo(equal);
    assertThat(condition.holds("n")).isEqualTo(greater);
  }

  @ParameterizedTest
  @EnumSource
  void holds_noValue_isNullOnly(Operator operator) {
    var condition = new Condition<>(OrganizationField.NAME, operator, operands(operator, "m"));

    assertThat(condition.holds(null)).isEqualTo(operator == Operator.IS_NULL);
  }

  @Test
  void holds_inAndNotIn_areOfAnyOperand() {
    List<String> some = List.of("1", "007");

    assertThat(new Condition<>(QuotaField.VALUE, Operator.IN, some).holds("7")).isTrue();
    assertThat(new Condition<>(QuotaField.VALUE, Operator.IN, some).holds("8")).isFalse();
    assertThat(new Condition<>(QuotaField.VALUE, Operator.NOT_IN, some).holds("7")).isFalse();
    assertThat(new Condition<>(QuotaField.VALUE, Operator.NOT_IN, some).holds("8")).isTrue();
  }

  @Test
  void holds_numbersAndTimes_compareAsSuch() {
    assertThat(new Condition<>(QuotaField.VALUE, Operator.LESS, List.of("10")).holds("9")).isTrue();
    assertThat(
            new Condition<>(QuotaField.CREATED, Operator.EQUAL, List.of("2026-11-25T16:00:00.000Z"))
                .holds("2026-11-25T16:00:00Z"))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void fits_eachNumberOfOperands_asTheOperatorTakes(Operator operator) {
    for (int count = 0; count < 3; count++) {
      List<String> operands = List.of("a", "b").subList(0, count);

      assertThat(Condition.fits(OrganizationField.NAME, operator, operands))
          .isEqualTo(operator.takes(count));
    }
  }

  @ParameterizedTest
  @EnumSource
  void fits_patternOfWhatHasNone_false(Operator operator) {
    for (QueryField field : List.of(QuotaField.VALUE, QuotaField.CREATED)) {
      String operand = field == QuotaField.VALUE ? "1" : "2026-11-25T16:00:00Z";

      assertThat(Condition.fits(field, operator, operands(operator, operand)))
          .isEqualTo(!operator.isPattern());
    }
  }

  @Test
  void fits_operandThatIsNoValue_false() {
    assertThat(Condition.fits(QuotaField.VALUE, Operator.EQUAL, List.of("one"))).isFalse();
    assertThat(Condition.fits(QuotaField.VALUE, Operator.IN, List.of("1", "x"))).isFalse();
    assertThat(Condition.fits(QuotaField.CREATED, Operator.LESS, List.of("today"))).isFalse();
    assertThat(Condition.fits(QuotaField.NAME, Operator.EQUAL, List.of("\0"))).isFalse();
  }

  @Test
  void construction_whatDoesNotFit_throws() {
    assertThatThrownBy(() -> new Condition<>(QuotaField.VALUE, Operator.EQUAL, List.of("one")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("VALUE EQUAL [one]");
  }
}
