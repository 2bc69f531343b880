package dev.orgate.store.contract;

import static dev.orgate.store.Operator.EQUAL;
import static dev.orgate.store.Operator.GREATER;
import static dev.orgate.store.Operator.GREATER_OR_EQUAL;
import static dev.orgate.store.Operator.IN;
import static dev.orgate.store.Operator.IS_NULL;
import static dev.orgate.store.Operator.LESS;
import static dev.orgate.store.Operator.LESS_OR_EQUAL;
import static dev.orgate.store.Operator.LIKE;
import static dev.orgate.store.Operator.NOT_EQUAL;
import static dev.orgate.store.Operator.NOT_IN;
import static dev.orgate.store.Operator.NOT_LIKE;
import static dev.orgate.store.Operator.NOT_NULL;
import static dev.orgate.store.OrganizationField.CHANGED;
import static dev.orgate.store.OrganizationField.CREATED;
import static dev.orgate.store.OrganizationField.DESCRIPTION;
import static dev.orgate.store.OrganizationField.NAME;
import static dev.orgate.store.OrganizationField.PARENT;
import static dev.orgate.store.OrganizationField.ROOT;
import static dev.orgate.store.OrganizationField.SOURCE;
import static dev.orgate.store.OrganizationField.STATE;
import static dev.orgate.store.OrganizationField.TYPE;
import static dev.orgate.store.OrganizationField.UUID;
import static dev.orgate.store.OrganizationType.COMPANY;

import dev.orgate.store.Organization;
import dev.orgate.store.Uuid;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Each operator on each kind of field. */
abstract class OrganizationQueryContract extends QuestionContract {
  OrganizationQueryContract(StoreUnderTest kit) {
    super(kit);
  }

  @Test
  void text_eachComparison_isByCodePointTheCaseOfAsciiApart() {
    namedEach("", "a", "B", "b", "c", "É", "é", "\uFFFD", "\uD83D\uDE00");

    assertNames(NAME, EQUAL, "b").containsExactly("B", "b");
    assertNames(NAME, EQUAL, "é").containsExactly("é");
    assertNames(NAME, EQUAL, "").containsExactly("");
    assertNames(NAME, NOT_EQUAL, "B").hasSize(7).doesNotContain("B", "b");
    assertNames(NAME, LESS, "B").containsExactly("", "a");
    assertNames(NAME, LESS_OR_EQUAL, "b").containsExactly("", "a", "B", "b");
    assertNames(NAME, GREATER, "É").containsExactly("é", "\uFFFD", "\uD83D\uDE00");
    assertNames(NAME, GREATER_OR_EQUAL, "é").containsExactly("é", "\uFFFD", "\uD83D\uDE00");
    assertNames(NAME, GREATER, "\uFFFD").containsExactly("\uD83D\uDE00");
    assertNames(NAME, LESS, "\uD83D\uDE00").hasSize(8);
    assertNames(NAME, GREATER, "z").containsExactly("É", "é", "\uFFFD", "\uD83D\uDE00");
  }

  // Between "Z" and "a" lie "_" and more: what is folded is compared in lower case.
  @Test
  void text_betweenTheCases_isBeforeTheLetters() {
    namedEach("_", "A", "z", "~");

    assertNames(NAME, LESS, "a").containsExactly("_");
    assertNames(NAME, GREATER, "Z").containsExactly("~");
  }

  @Test
  void text_inAndNotIn_areOfTheseOperands() {
    namedEach("a", "B", "c");

    assertNames(NAME, IN, "b", "C", "x").containsExactly("B", "c");
    assertNames(NAME, NOT_IN, "b", "C", "x").containsExactly("a");
    assertNames(NAME, IN, "x").isEmpty();
  }

  @Test
  void text_inManyOperands_isOfThese() {
    namedEach("a", "b");
    String[] many = new String[1000];
    for (int i = 0; i < many.length; i++) {
      many[i] = "x" + i;
    }
    many[999] = "A";

    assertNames(NAME, IN, many).containsExactly("a");
    assertNames(NAME, NOT_IN, many).containsExactly("b");
  }

  @Test
  void text_like_fitsTheWholeText() {
    namedEach("", "dev", "DEV", "develop", "d_v", "d%v", "d\\v", "dé", "d\uD83D\uDE00v", "a\nb");

    assertNames(NAME, LIKE, "Dev").containsExactly("dev", "DEV");
    assertNames(NAME, LIKE, "dev%").containsExactly("dev", "DEV", "develop");
    assertNames(NAME, LIKE, "%V")
        .containsExactly("dev", "DEV", "d_v", "d%v", "d\\v", "d\uD83D\uDE00v");
    assertNames(NAME, LIKE, "d_v").hasSize(6).doesNotContain("develop", "dé");
    assertNames(NAME, LIKE, "d\\_v").containsExactly("d_v");
    assertNames(NAME, LIKE, "d\\%v").containsExactly("d%v");
    assertNames(NAME, LIKE, "d\\\\v").containsExactly("d\\v");
    assertNames(NAME, LIKE, "\\D\\e\\v").containsExactly("dev", "DEV");
    assertNames(NAME, LIKE, "dÉ").isEmpty();
    assertNames(NAME, LIKE, "").containsExactly("");
    assertNames(NAME, LIKE, "%").hasSize(10);
    assertNames(NAME, LIKE, "a_b").containsExactly("a\nb");
    assertNames(NAME, LIKE, "a%").containsExactly("a\nb");
    assertNames(NAME, NOT_LIKE, "d%").containsExactly("", "a\nb");
  }

  @Test
  void text_likeWithABackslashAtTheEnd_fitsABackslash() {
    namedEach("a\\", "a", "\\", "a\\b");

    assertNames(NAME, LIKE, "a\\").containsExactly("a\\");
    assertNames(NAME, LIKE, "a\\\\").containsExactly("a\\");
    assertNames(NAME, LIKE, "%\\").containsExactly("a\\", "\\");
    assertNames(NAME, LIKE, "\\").containsExactly("\\");
    assertNames(NAME, NOT_LIKE, "\\").containsExactly("a\\", "a", "a\\b");
  }

  @Test
  void noValue_eachOperator_meetsNoneButIsNull() {
    named("none", null);
    named("some", "x");

    assertNames(DESCRIPTION, IS_NULL).containsExactly("none");
    assertNames(DESCRIPTION, NOT_NULL).containsExactly("some");
    assertNames(DESCRIPTION, EQUAL, "x").containsExactly("some");
    assertNames(DESCRIPTION, NOT_EQUAL, "y").containsExactly("some");
    assertNames(DESCRIPTION, NOT_IN, "y", "z").containsExactly("some");
    assertNames(DESCRIPTION, NOT_LIKE, "y").containsExactly("some");
    assertNames(DESCRIPTION, LESS, "z").containsExactly("some");
    assertNames(DESCRIPTION, GREATER_OR_EQUAL, "").containsExactly("some");
  }

  @Test
  void place_parentAndRoot_areUuids() {
    List<String> chain = tree.chain(3);
    String other = tree.root();

    assertUuids(PARENT, IS_NULL).containsExactly(chain.get(0), other);
    assertUuids(PARENT, NOT_NULL).containsExactly(chain.get(1), chain.get(2));
    assertUuids(PARENT, EQUAL, chain.get(0)).containsExactly(chain.get(1));
    assertUuids(PARENT, NOT_EQUAL, chain.get(0)).containsExactly(chain.get(2));
    assertUuids(ROOT, EQUAL, chain.get(0)).isEqualTo(chain);
    assertUuids(ROOT, NOT_IN, chain.get(0), "x").containsExactly(other);
    assertUuids(UUID, IN, other, chain.get(1)).containsExactly(chain.get(1), other);
    assertUuids(UUID, EQUAL, other.toUpperCase(Locale.ROOT)).containsExactly(other);
    assertUuids(UUID, LIKE, other.substring(0, 20) + "%").containsExactly(other);
    assertUuids(UUID, EQUAL, "no uuid at all").isEmpty();
    assertUuids(UUID, LESS, "").isEmpty();
    assertUuids(UUID, GREATER, "").hasSize(4);
  }

  @Test
  void constants_byTheirNames_inAnyCase() {
    String company = tree.create(Tree.asked(Uuid.random(), COMPANY, null)).uuid();
    String disabled = tree.root();
    tree.disable(disabled);

    assertUuids(TYPE, EQUAL, "COMPANY").containsExactly(company);
    assertUuids(TYPE, EQUAL, "company").containsExactly(company);
    assertUuids(TYPE, LIKE, "depart%").containsExactly(disabled);
    assertUuids(TYPE, GREATER, "company").containsExactly(disabled);
    assertUuids(STATE, EQUAL, "Disabled").containsExactly(disabled);
    assertUuids(STATE, NOT_EQUAL, "disabled").containsExactly(company);
    assertUuids(SOURCE, EQUAL, "zstack").containsExactly(company, disabled);
    assertUuids(SOURCE, NOT_LIKE, "z%").isEmpty();
    assertUuids(SOURCE, IS_NULL).isEmpty();
  }

  @Test
  void time_eachComparison_isByTheInstant() {
    Organization only = tree.get(tree.root());
    String created = only.created().toString();

    assertUuids(CREATED, EQUAL, created).containsExactly(only.uuid());
    assertUuids(CREATED, NOT_EQUAL, created).isEmpty();
    assertUuids(CREATED, LESS, created).isEmpty();
    assertUuids(CREATED, LESS_OR_EQUAL, created).containsExactly(only.uuid());
    assertUuids(CREATED, IN, "1970-01-01T00:00:00Z", created).containsExactly(only.uuid());
    assertUuids(CHANGED, GREATER, "1970-01-01T00:00:00Z").containsExactly(only.uuid());
    assertUuids(CHANGED, NOT_IN, created).isEmpty();
    assertUuids(CREATED, NOT_NULL).hasSize(1);
    assertUuids(CREATED, IS_NULL).isEmpty();
  }

  // A nanosecond is less than what a database keeps.
  @Test
  void time_aNanosecondApart_isAnotherInstant() {
    Organization only = tree.get(tree.root());
    Instant created = only.created();

    for (Instant later : List.of(created.plusNanos(1), created.plusNanos(600))) {
      assertUuids(CREATED, EQUAL, later.toString()).isEmpty();
      assertUuids(CREATED, LESS, later.toString()).containsExactly(only.uuid());
      assertUuids(CREATED, GREATER_OR_EQUAL, later.toString()).isEmpty();
    }
    for (Instant earlier : List.of(created.minusNanos(1), created.minusNanos(400))) {
      assertUuids(CREATED, EQUAL, earlier.toString()).isEmpty();
      assertUuids(CREATED, GREATER, earlier.toString()).containsExactly(only.uuid());
      assertUuids(CREATED, LESS_OR_EQUAL, earlier.toString()).isEmpty();
    }
  }

  @Test
  void time_theExtremes_areBeforeAndAfterAll() {
    String uuid = tree.root();

    assertUuids(CREATED, GREATER, Instant.MIN.toString()).containsExactly(uuid);
    assertUuids(CREATED, LESS, Instant.MAX.toString()).containsExactly(uuid);
    assertUuids(CREATED, NOT_EQUAL, Instant.MAX.toString()).containsExactly(uuid);
    assertUuids(CREATED, EQUAL, Instant.MIN.toString()).isEmpty();
  }

  @Test
  void operands_thatLookLikeSql_areTexts() {
    namedEach("'; DROP TABLE organization; --", "$1", "{a,b}", "NULL", "{\"a\"}");

    for (String each :
        List.of("'; DROP TABLE organization; --", "$1", "{a,b}", "NULL", "{\"a\"}")) {
      assertNames(NAME, EQUAL, each).containsExactly(each);
      assertNames(NAME, IN, each, each + "'").containsExactly(each);
    }
  }
}
