package dev.orgate.server.crash;

import static dev.orgate.server.crash.Outcome.ACKNOWLEDGED;
import static dev.orgate.server.crash.Outcome.GRANT_EXISTS;
import static dev.orgate.server.crash.Outcome.NAME_EXISTS;
import static dev.orgate.server.crash.Outcome.NOT_FOUND;
import static dev.orgate.server.crash.Outcome.QUOTA_FULL;
import static dev.orgate.server.crash.Outcome.UNAVAILABLE;
import static dev.orgate.server.crash.Outcome.UNEXPECTED;
import static dev.orgate.server.crash.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.orgate.server.crash.Rows.NamespaceRow;
import dev.orgate.server.crash.Violation.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A small wrong history for every rule, which the checker must find wrong for that reason. */
class WrongHistoriesTest {

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrong")
  void wrongHistory_isFound(Rule rule, String what, Story story) {
    List<Violation> violations = Checker.check(story.end());
    assertThat(violations).as(what).extracting(Violation::rule).contains(rule);
  }

  @Test
  void everyRule_hasAWrongHistory() {
    Set<Object> rules = wrong().map(wrong -> wrong.get()[0]).collect(Collectors.toSet());
    assertThat(rules).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Rule.class));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(ofNames(), ofRows(), ofQuotas(), ofKeys(), ofGrants()).flatMap(s -> s);
  }

  private static Stream<Arguments> ofNames() {
    return Stream.of(
        arguments(
            Rule.ONE_OWNER,
            "two tenants create one name",
            story().create("a", "n").create("b", "n").left(2, "b", "n")),
        arguments(
            Rule.ONE_OWNER,
            "one delete between three creates",
            story()
                .create("a", "n")
                .during(10, 20)
                .delete("a", "n")
                .during(30, 60)
                .create("a", "n")
                .during(40, 50)
                .create("a", "n")
                .during(52, 58)
                .left(3, "a", "n")),
        arguments(
            Rule.ONE_OWNER,
            "a delete by the wrong tenant frees nothing",
            story().create("a", "n").delete("b", "n", UNKNOWN).create("b", "n").left(2, "b", "n")),
        arguments(
            Rule.TAKEN_ONLY_WHILE_TAKEN,
            "nobody ever had it",
            story().create("a", "n", NAME_EXISTS)),
        arguments(
            Rule.TAKEN_ONLY_WHILE_TAKEN,
            "it was deleted before",
            story().create("a", "n").delete("a", "n").create("b", "n", NAME_EXISTS)),
        arguments(
            Rule.TAKEN_ONLY_WHILE_TAKEN,
            "only a create that changed nothing asked for it",
            story().create("a", "n", UNAVAILABLE).create("b", "n", NAME_EXISTS)),
        arguments(
            Rule.NAME_BEFORE_QUOTA,
            "a taken name is refused for the quota",
            story().limit("b", 0).create("a", "n").create("b", "n", QUOTA_FULL).left(1, "a", "n")),
        arguments(
            Rule.READS_ARE_TRUE,
            "what exists is not found",
            story().create("a", "n").get("a", "n", NOT_FOUND).left(1, "a", "n")),
        arguments(
            Rule.READS_ARE_TRUE,
            "what was deleted is found",
            story().create("a", "n").delete("a", "n").get("a", "n", ACKNOWLEDGED)),
        arguments(
            Rule.READS_ARE_TRUE,
            "one lost create happens twice",
            story()
                .create("a", "n", UNKNOWN)
                .delete("a", "n")
                .get("a", "n", ACKNOWLEDGED)
                .left(1, "a", "n")),
        arguments(
            Rule.READS_ARE_TRUE,
            "another creator is shown",
            story().create("b", "n").see("b", "n", 1, "stranger").left(1, "b", "n")),
        arguments(
            Rule.READS_ARE_TRUE,
            "another tenant's is found",
            story().create("a", "n").get("b", "n", ACKNOWLEDGED).left(1, "a", "n")),
        arguments(
            Rule.DELETED_ONCE,
            "one namespace is deleted twice",
            story().create("a", "n").delete("a", "n").delete("a", "n")));
  }

  private static Stream<Arguments> ofRows() {
    return Stream.of(
        arguments(Rule.DURABLE, "a create is lost", story().create("a", "n")),
        arguments(
            Rule.EXPLAINED,
            "a delete is undone",
            story().create("a", "n").delete("a", "n").left(1, "a", "n")),
        arguments(Rule.EXPLAINED, "nobody asked for it", story().left(1, "a", "n")),
        arguments(
            Rule.EXPLAINED,
            "a create that changed nothing did",
            story().create("a", "n", UNAVAILABLE).left(1, "a", "n")),
        arguments(
            Rule.EXPLAINED,
            "another tenant has it",
            story().create("a", "n").leftRow(new NamespaceRow(1, "b", "n", "a-admin"))),
        arguments(
            Rule.EXPLAINED,
            "another creator has it",
            story().create("a", "n").leftRow(new NamespaceRow(1, "a", "n", "b-admin"))),
        arguments(
            Rule.ONE_OWNER,
            "two rows of one name",
            story().create("a", "n").left(1, "a", "n").left(2, "a", "n")),
        arguments(
            Rule.UNIQUE_IDS,
            "two rows of one id",
            story().create("a", "n").create("a", "m").left(1, "a", "n").left(1, "a", "m")),
        arguments(
            Rule.UNIQUE_IDS,
            "a later namespace has an earlier one's id",
            story()
                .create("a", "n")
                .see("a", "n", 1)
                .delete("a", "n")
                .create("a", "n")
                .left(1, "a", "n")),
        arguments(
            Rule.UNIQUE_IDS,
            "another namespace has a deleted one's id",
            story()
                .create("a", "n")
                .see("a", "n", 1)
                .delete("a", "n")
                .create("a", "m")
                .left(1, "a", "m")),
        arguments(
            Rule.ANSWERS_ARE_KNOWN, "an internal error", story().create("a", "n", UNEXPECTED)));
  }

  private static Stream<Arguments> ofQuotas() {
    return Stream.of(
        arguments(
            Rule.COUNTER_IS_ROWS,
            "a refused create leaked a count",
            story().create("a", "n").left(1, "a", "n").counter("a", 2)),
        arguments(
            Rule.COUNTER_IS_ROWS,
            "a delete took no count along",
            story().create("a", "n").delete("a", "n").counter("a", 1)),
        arguments(
            Rule.WITHIN_LIMIT,
            "one too many for a while",
            story()
                .limit("a", 1)
                .create("a", "n")
                .create("a", "m")
                .delete("a", "n")
                .left(2, "a", "m")),
        arguments(
            Rule.WITHIN_LIMIT,
            "one too many at the end",
            story()
                .limit("a", 1)
                .create("a", "n")
                .create("a", "m", UNKNOWN)
                .left(1, "a", "n")
                .left(2, "a", "m")),
        arguments(
            Rule.FULL_ONLY_WHILE_FULL,
            "refused with room for one",
            story().limit("a", 2).create("a", "n").create("a", "m", QUOTA_FULL).left(1, "a", "n")),
        arguments(
            Rule.FULL_ONLY_WHILE_FULL,
            "refused although a delete gave room before",
            story().limit("a", 1).create("a", "n").delete("a", "n").create("a", "m", QUOTA_FULL)),
        arguments(
            Rule.FULL_ONLY_WHILE_FULL,
            "another tenant's namespaces count",
            story().limit("a", 1).create("b", "n").create("a", "m", QUOTA_FULL).left(1, "b", "n")));
  }

  private static Stream<Arguments> ofKeys() {
    return Stream.of(
        arguments(
            Rule.ONE_ANSWER_PER_KEY,
            "the second attempt meets the first",
            story()
                .create("a", "n")
                .under("k")
                .create("a", "n", NAME_EXISTS)
                .under("k")
                .left(1, "a", "n")),
        arguments(
            Rule.EXPLAINED,
            "an attempt after the answer makes another object",
            story()
                .create("a", "n")
                .under("k")
                .delete("a", "n")
                .create("a", "n")
                .under("k")
                .left(2, "a", "n")),
        arguments(
            Rule.READS_ARE_TRUE,
            "an attempt after the answer makes another object for a while",
            story()
                .create("a", "n")
                .under("k")
                .delete("a", "n")
                .create("a", "n")
                .under("k")
                .get("a", "n", ACKNOWLEDGED)));
  }

  private static Stream<Arguments> ofGrants() {
    return Stream.of(
        arguments(
            Rule.CREATOR_MANAGES,
            "a namespace without any grant",
            story().create("a", "n").leftWithoutGrant(1, "a", "n")),
        arguments(
            Rule.GRANTS_ARE_DURABLE,
            "a grant is lost",
            story().create("a", "n").grant("a", "n", "u", ACKNOWLEDGED).left(1, "a", "n")),
        arguments(
            Rule.GRANTS_ARE_EXPLAINED,
            "a grant outlives its namespace",
            story().create("a", "n").delete("a", "n").leftGrant(1, "a-admin", 7)),
        arguments(
            Rule.GRANTS_ARE_EXPLAINED,
            "a namespace inherits",
            story()
                .create("a", "n")
                .grant("a", "n", "u", ACKNOWLEDGED)
                .delete("a", "n")
                .create("a", "n")
                .left(2, "a", "n")
                .leftGrant(2, "u", 1)),
        arguments(
            Rule.GRANTS_ARE_EXPLAINED,
            "a revoke is undone",
            story()
                .create("a", "n")
                .grant("a", "n", "u", ACKNOWLEDGED)
                .revoke("a", "n", "u", ACKNOWLEDGED)
                .left(1, "a", "n")
                .leftGrant(1, "u", 1)),
        arguments(
            Rule.GRANTS_ARE_EXPLAINED,
            "a user has two grants",
            story()
                .create("a", "n")
                .grant("a", "n", "u", ACKNOWLEDGED)
                .grant("a", "n", "u", GRANT_EXISTS)
                .left(1, "a", "n")
                .leftGrant(1, "u", 1)
                .leftGrant(1, "u", 1)),
        arguments(
            Rule.GRANTS_ARE_EXPLAINED,
            "another level than given",
            story()
                .create("a", "n")
                .grant("a", "n", "u", ACKNOWLEDGED)
                .left(1, "a", "n")
                .leftGrant(1, "u", 3)));
  }

  private static Story story() {
    return new Story();
  }
}
