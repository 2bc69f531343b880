package dev.orgate.server.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Tenants;
import dev.orgate.server.testing.TestTenant;
import dev.orgate.store.Actor;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NamespaceQuery;
import dev.orgate.store.Store;
import java.util.ArrayList;
import java.util.List;

/** Three fresh tenants with everything in them that a {@link Target} may be. */
record Scene(TestTenant home, TestTenant other, TestTenant third) {
  static final String NAMESPACES = "/v2/manage/namespaces";
  static final String ACCESS = NAMESPACES + "/:namespace/access";
  private static final String QUOTAS = "/v2/manage/projects/:project_id/quotas";

  static Scene make(Tenants tenants) {
    Scene scene = new Scene(tenants.next(), tenants.next(), tenants.next());
    Api creator = scene.home.caller("creator", "admin");
    Api stranger = scene.third.caller("creator", "admin");
    for (Target target : List.of(Target.OWN, Target.RECREATED, Target.MOVED)) {
      create(creator, target.in(scene), Caller.grants());
    }
    for (Target target : List.of(Target.RECREATED, Target.MOVED)) {
      done(creator.delete(NAMESPACES + "/" + target.in(scene)));
    }
    String member = "[" + TestTenant.grant("member", 1) + "]";
    create(scene.home.caller("phoenix", "admin"), Target.RECREATED.in(scene), member);
    create(stranger, Target.FOREIGN.in(scene), Caller.grants());
    create(stranger, Target.MOVED.in(scene), Caller.grants());
    return scene;
  }

  private static void create(Api creator, String name, String grants) {
    done(creator.post(NAMESPACES, "{\"namespace\":\"" + name + "\"}"));
    done(creator.post(NAMESPACES + "/" + name + "/access", grants));
  }

  private static void done(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
  }

  String url() {
    return home.admin().url();
  }

  /** Makes the call that a row is about. */
  Answer call(Row row, Caller caller) {
    String id = row.target().in(this);
    String path = row.path().replaceFirst(":[a-z_]+", id);
    boolean listed = row.operation().equals("GET " + NAMESPACES) && !id.isEmpty();
    return caller
        .in(this)
        .send(row.method(), listed ? path + "?namespace=" + id : path, body(row, id));
  }

  private static String body(Row row, String id) {
    return switch (row.operation()) {
      case "POST " + NAMESPACES -> "{\"namespace\":\"" + id + "\"}";
      case "POST " + ACCESS -> "[" + TestTenant.grant("newcomer", 1) + "]";
      case "PATCH " + ACCESS -> "[" + TestTenant.grant("member", 3) + "]";
      case "DELETE " + ACCESS -> "[\"" + TestTenant.userId("member") + "\"]";
      case "PUT " + QUOTAS -> "{\"quotas\":[{\"quota_key\":\"namespace\",\"quota_limit\":9}]}";
      default -> null;
    };
  }

  /** All that a call upon a target could change, as the store knows it. */
  List<Object> state(Target target, Store store) {
    List<Object> state = new ArrayList<>();
    for (TestTenant tenant : List.of(home, other, third)) {
      Actor all = new Actor(tenant.id(), "all-seeing", "all-seeing", null, true, true);
      for (Namespace item : store.namespaces().list(all, NamespaceQuery.ALL).await().items()) {
        state.add(store.access().show(all, new NamespaceName(item.name())).await());
      }
      state.add(store.quotas().get(all, tenant.id()).await());
      state.add(store.quotas().get(all, target.in(this)).await());
    }
    return state;
  }
}
