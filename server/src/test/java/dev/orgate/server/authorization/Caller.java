package dev.orgate.server.authorization;

import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.TestTenant;
import java.util.Locale;
import java.util.function.Function;

/** Who calls, as seen from the tenant that the scene is about; aliens are of another tenant. */
enum Caller {
  NOBODY(scene -> Api.anonymous(scene.url())),
  /** Has the very user id that holds a level-7 grant in the other tenants. */
  ALIEN(scene -> scene.other().user("manage")),
  /** Has the very user id of the other tenants' creator. */
  ALIEN_ADMIN(scene -> scene.other().caller("creator", "admin")),
  /** Of the tenant, without a grant. */
  PEER(scene -> scene.home().user("peer")),
  READ(scene -> scene.home().user("read")),
  EDIT(scene -> scene.home().user("edit")),
  MANAGE(scene -> scene.home().user("manage")),
  /** Holds the first grant, and is no longer an admin. */
  CREATOR(scene -> scene.home().user("creator")),
  /** Without a grant. */
  ADMIN(scene -> scene.home().admin()),
  OPERATOR(scene -> scene.home().operator()),
  ALIEN_OP(scene -> scene.other().operator());

  private final Function<Scene, Api> api;

  Caller(Function<Scene, Api> api) {
    this.api = api;
  }

  Api in(Scene scene) {
    return api.apply(scene);
  }

  /** The caller whose column has this heading. */
  static Caller of(String heading) {
    return valueOf(heading.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The grants that every namespace of a scene starts with. */
  static String grants() {
    return "[%s,%s,%s,%s]"
        .formatted(
            TestTenant.grant("read", 1),
            TestTenant.grant("edit", 3),
            TestTenant.grant("manage", 7),
            TestTenant.grant("member", 1));
  }
}
