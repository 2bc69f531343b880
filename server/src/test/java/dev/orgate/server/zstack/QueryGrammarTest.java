package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orgate.store.Condition;
import dev.orgate.store.Operator;
import dev.orgate.store.OrganizationField;
import dev.orgate.store.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryGrammarTest {
  private static final QueryGrammar<OrganizationField> GRAMMAR =
      new QueryGrammar<>(
          Map.of(
              "uuid", OrganizationField.UUID,
              "name", OrganizationField.NAME,
              "createDate", OrganizationField.CREATED,
              "attributes.name", OrganizationField.ATTRIBUTE_NAME),
          Set.of("uuid", "name", "createDate", "attributes"));

  private static ZstackQuery<OrganizationField> parse(String name, String... values) {
    return GRAMMAR.parse(Map.of(name, List.of(values)));
  }

  @Test
  void parse_nothing_isTheFirstThousandByAge() {
    ZstackQuery<OrganizationField> asked = GRAMMAR.parse(Map.of());
    assertThat(asked.query()).isEqualTo(new Query<>(List.of(), null, 0, 1000, false));
    assertThat(asked.countOnly()).isFalse();
    assertThat(asked.members()).isEmpty();
  }

  @Test
  void parse_severalConditions_mustAllHold() {
    assertThat(parse("q", "name=a", "attributes.name?=b,c").query().conditions())
        .containsExactly(
            new Condition<>(OrganizationField.NAME, Operator.EQUAL, List.of("a")),
            new Condition<>(OrganizationField.ATTRIBUTE_NAME, Operator.IN, List.of("b", "c")));
  }

  @ParameterizedTest
  @CsvSource({"+name,false", "-name,true", "name,false", "' name',false"})
  void parse_sort_hasADirection(String text, boolean descending) {
    assertThat(parse("sort", text).query().order())
        .isEqualTo(new Query.Order<>(OrganizationField.NAME, descending));
  }

  @Test
  void parse_counts_sayWhatIsWanted() {
    assertThat(parse("count", "true"))
        .isEqualTo(new ZstackQuery<>(new Query<>(List.of(), null, 0, 0, true), true, Set.of()));
    assertThat(parse("replyWithCount", "true"))
        .isEqualTo(new ZstackQuery<>(new Query<>(List.of(), null, 0, 1000, true), false, Set.of()));
    assertThat(parse("count", "false")).isEqualTo(GRAMMAR.parse(Map.of()));
  }

  @Test
  void parse_page_isAsAsked() {
    assertThat(parse("limit", "7").query().limit()).isEqualTo(7);
    assertThat(parse("limit", "0").query().limit()).isZero();
    assertThat(parse("start", "2147483647").query().start()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void parse_fields_areMembers() {
    assertThat(parse("fields", "uuid, name", "attributes").members())
        .containsExactlyInAnyOrder("uuid", "name", "attributes");
  }

  @Test
  void parse_whatIsNotForQueries_isOfNoAccount() {
    for (String name : List.of("groupBy", "systemTags", "userTags", "requestIp", "x")) {
      assertThat(parse(name, "anything", "else")).isEqualTo(GRAMMAR.parse(Map.of()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "limit,-1",
    "limit,1.5",
    "limit,ten",
    "limit,''",
    "limit,2147483648",
    "start,-1",
    "start,null",
    "count,yes",
    "count,TRUE",
    "replyWithCount,1",
    "sort,nope",
    "sort,''",
    "sort,++name",
    "sort,attributes.name",
    "fields,nope",
    "fields,''",
    "fields,','",
    "fields,'uuid,'",
    "fields,attributes.name",
    "filterName,type:cond",
    "q,nope=1"
  })
  void parse_badParameter_isNamedInPlainText(String name, String value) {
    assertThat(refusal(Map.of(name, List.of(value)))).startsWith("parameter[" + name + "] ");
  }

  @Test
  void parse_parameterTwiceOrTooOften_isRefused() {
    for (String name : List.of("limit", "start", "count", "replyWithCount", "sort")) {
      assertThat(refusal(Map.of(name, List.of("1", "1")))).contains("more than once");
    }
    assertThat(refusal(Map.of("q", Collections.nCopies(21, "name=a")))).contains("20 times");
  }

  private static String refusal(Map<String, List<String>> parameters) {
    var refused = catchThrowableOfType(ZstackRejection.class, () -> GRAMMAR.parse(parameters));
    assertThat(refused.reply("id").status()).isEqualTo(400);
    return String.valueOf(refused.getMessage());
  }

  /** Whatever is asked, it is a query or a refusal; anything else thrown fails the test. */
  @Test
  void parse_anything_isAQueryOrABadRequest() {
    Random random = new Random(4);
    int queries = 0;
    for (int i = 0; i < 50_000; i++) {
      try {
        GRAMMAR.parse(parameters(random));
        queries++;
      } catch (ZstackRejection refused) {
        assertThat(refused.reply("id").status()).isEqualTo(400);
      }
    }
    assertThat(queries).as("of both there must be many").isBetween(5_000, 45_000);
  }

  private static final List<String> PARAMETERS =
      List.of("q", "q", "q", "sort", "limit", "start", "count", "replyWithCount", "fields");

  private static final List<String> WORDS =
      List.of(
          "name",
          "uuid",
          "createDate",
          "attributes.name",
          "=",
          "!=",
          ">",
          ">=",
          "<",
          "<=",
          "?=",
          "!?=",
          "~=",
          "!~=",
          " is null",
          " not null",
          "%",
          "_",
          "\\",
          ",",
          "+",
          "-",
          " ",
          "true",
          "false",
          "1",
          "2026-01-01T00:00:00Z",
          "+999999999-01-01T00:00:00Z",
          "\0",
          "é",
          "😀");

  private static Map<String, List<String>> parameters(Random random) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String name = PARAMETERS.get(random.nextInt(PARAMETERS.size()));
      // What has a chance to be right is all the more likely to go wrong in an odd way.
      StringBuilder text = new StringBuilder(name.equals("q") ? "name=" : "");
      for (int words = random.nextInt(3); words > 0; words--) {
        text.append(WORDS.get(random.nextInt(WORDS.size())));
      }
      parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(text.toString());
    }
    return parameters;
  }
}
