package dev.orgate.server.crash;

import static dev.orgate.server.crash.Outcome.ACKNOWLEDGED;
import static dev.orgate.server.crash.Outcome.KEY_IN_PROGRESS;
import static dev.orgate.server.crash.Outcome.NAME_EXISTS;
import static dev.orgate.server.crash.Outcome.NOT_FOUND;
import static dev.orgate.server.crash.Outcome.QUOTA_FULL;
import static dev.orgate.server.crash.Outcome.UNAVAILABLE;
import static dev.orgate.server.crash.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories that look odd and are right, because concurrency or a lost answer explains them. */
class RightHistoriesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("right")
  void rightHistory_isAccepted(String what, Story story) {
    assertThat(Checker.check(story.end())).as(what).isEmpty();
  }

  static Stream<Arguments> right() {
    return Stream.of(
        arguments("nothing happened", story()),
        arguments(
            "a lost answer of a create that happened",
            story().create("a", "n", UNKNOWN).create("b", "n", NAME_EXISTS).left(1, "a", "n")),
        arguments("a lost answer of one that did not", story().create("a", "n", UNKNOWN)),
        arguments(
            "a lost create that happens much later",
            story()
                .create("a", "n", UNKNOWN)
                .get("a", "n", NOT_FOUND)
                .get("a", "n", ACKNOWLEDGED)
                .left(1, "a", "n")),
        arguments(
            "a lost delete between two creates",
            story()
                .create("a", "n")
                .delete("a", "n", UNKNOWN)
                .get("a", "n", ACKNOWLEDGED)
                .create("b", "n")
                .left(2, "b", "n")),
        arguments(
            "a create that overlaps a delete",
            story()
                .create("a", "n")
                .delete("a", "n")
                .during(30, 50)
                .create("b", "n")
                .during(35, 40)
                .left(2, "b", "n")),
        arguments(
            "two overlapping creates, the later answer wins",
            story()
                .create("a", "n", NAME_EXISTS)
                .during(10, 30)
                .create("b", "n")
                .during(20, 60)
                .left(1, "b", "n")),
        arguments(
            "a look between a create and a delete that overlap it and each other",
            story()
                .create("a", "n")
                .during(10, 60)
                .delete("a", "n")
                .during(12, 55)
                .get("a", "n", ACKNOWLEDGED)
                .during(20, 50)
                .get("a", "n", NOT_FOUND)
                .during(52, 53)),
        arguments(
            "a look that begins at the instant in which a delete is answered",
            story()
                .create("a", "n")
                .delete("a", "n")
                .during(20, 30)
                .get("a", "n", ACKNOWLEDGED)
                .during(30, 40)),
        arguments(
            "room that a lost delete may have given or not",
            story()
                .limit("a", 1)
                .create("a", "n")
                .delete("a", "n", UNKNOWN)
                .create("a", "m", QUOTA_FULL)
                .create("a", "m")
                .left(2, "a", "m")),
        arguments(
            "a quota filled by a create that is not answered yet",
            story()
                .limit("a", 1)
                .create("a", "n")
                .during(10, 50)
                .create("a", "m", QUOTA_FULL)
                .during(20, 30)
                .left(1, "a", "n")),
        arguments(
            "attempts under a key until one is answered",
            story()
                .limit("a", 1)
                .create("a", "n", UNKNOWN)
                .under("k")
                .create("a", "n", UNAVAILABLE)
                .under("k")
                .create("a", "n", KEY_IN_PROGRESS)
                .under("k")
                .create("a", "n")
                .under("k")
                .create("a", "n", NAME_EXISTS)
                .under("other")
                .create("a", "n")
                .under("k")
                .left(1, "a", "n")),
        arguments(
            "an old key answers for a namespace that is gone",
            story().create("a", "n").under("k").delete("a", "n").create("a", "n").under("k")),
        arguments(
            "two tenants use one key",
            story()
                .create("a", "n")
                .under("k")
                .create("b", "n", NAME_EXISTS)
                .under("k")
                .left(1, "a", "n")),
        arguments(
            "a grant that a lost revoke took, and one that it did not",
            story()
                .create("a", "n")
                .grant("a", "n", "u", ACKNOWLEDGED)
                .revoke("a", "n", "u", UNKNOWN)
                .grant("a", "n", "v", ACKNOWLEDGED)
                .revoke("a", "n", "v", UNKNOWN)
                .left(1, "a", "n")
                .leftGrant(1, "v", 1)),
        arguments(
            "a creator whose grant was revoked",
            story()
                .create("a", "n")
                .revoke("a", "n", "a-admin", ACKNOWLEDGED)
                .leftWithoutGrant(1, "a", "n")),
        arguments(
            "a new namespace with a new id",
            story()
                .create("a", "n")
                .see("a", "n", 1)
                .delete("a", "n")
                .create("a", "n")
                .see("a", "n", 2)
                .left(2, "a", "n")));
  }

  private static Story story() {
    return new Story();
  }
}
