package dev.orgate.server.authorization;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** What is called upon; a namespace's name, or the project or account a quota is asked of. */
enum Target {
  /** Nothing in particular. */
  ANY(scene -> ""),
  /** The tenant's own, with the grants of {@link Caller#grants}. */
  OWN(scene -> scene.home().name("own")),
  /** A third tenant's, with the same grants to the same user ids. */
  FOREIGN(scene -> scene.third().name("foreign")),
  MISSING(scene -> scene.home().name("missing")),
  /** Was the tenant's own, was deleted, and is again, with one new grant to {@code member}. */
  RECREATED(scene -> scene.home().name("recreated")),
  /** Was the tenant's own, was deleted, and is the third tenant's now. */
  MOVED(scene -> scene.home().name("moved")),

  OWN_ACCOUNT(scene -> scene.home().id()),
  OWN_PROJECT(scene -> scene.home().project()),
  THIRD_ACCOUNT(scene -> scene.third().id()),
  THIRD_PROJECT(scene -> scene.third().project()),
  NO_ACCOUNT(scene -> scene.home().name("account"));

  private final Function<Scene, String> id;

  Target(Function<Scene, String> id) {
    this.id = id;
  }

  /** What the operation of a row must be tried upon. */
  static Set<Target> of(Row row) {
    if (row.target() == ANY && row.path().contains("/v1/")) {
      return EnumSet.of(ANY);
    }
    return row.path().contains(":project_id")
        ? EnumSet.range(OWN_ACCOUNT, NO_ACCOUNT)
        : EnumSet.range(OWN, MOVED);
  }

  String in(Scene scene) {
    return id.apply(scene);
  }
}
