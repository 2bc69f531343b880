package dev.orgate.server.swr;

import static com.huaweicloud.sdk.swr.v2.model.UserAuth.AuthEnum.NUMBER_1;
import static com.huaweicloud.sdk.swr.v2.model.UserAuth.AuthEnum.NUMBER_3;
import static com.huaweicloud.sdk.swr.v2.model.UserAuth.AuthEnum.NUMBER_7;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.swr.v2.model.Link;
import com.huaweicloud.sdk.swr.v2.model.ListApiVersionsRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowApiVersionRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespace;
import com.huaweicloud.sdk.swr.v2.model.ShowNamespaceAuthResponse;
import com.huaweicloud.sdk.swr.v2.model.ShowQuota;
import com.huaweicloud.sdk.swr.v2.model.UserAuth;
import com.huaweicloud.sdk.swr.v2.model.VersionDetail;
import dev.orgate.server.testing.TestGateway;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The official SDK through every call of the dialect, whatever it proves itself by. */
abstract class HuaweiSdkContract {
  private static final UserAuth ALICE_READS = user("alice", NUMBER_1);
  private static final UserAuth BOB_EDITS = user("bob", NUMBER_3);

  TestGateway gateway;
  private Sdk admin;

  /** A gateway that knows the users admin, an operator too, and alice and bob of one tenant. */
  abstract TestGateway startGateway();

  /** The SDK as one of them uses it on that gateway. */
  abstract Sdk sdk(TestGateway gateway, String user);

  @BeforeEach
  void start() {
    gateway = startGateway();
    admin = sdk("admin");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Sdk sdk(String user) {
    return sdk(gateway, user);
  }

  private static UserAuth user(String name, UserAuth.AuthEnum level) {
    return new UserAuth().withUserId(name).withUserName(name).withAuth(level);
  }

  @Test
  void namespace_created_isShownListedAndDeleted() {
    assertThat(admin.create("group").getHttpStatusCode()).isEqualTo(201);

    assertThat(admin.show("group"))
        .satisfies(shown -> assertThat(shown.getHttpStatusCode()).isEqualTo(200))
        .satisfies(shown -> assertThat(shown.getId()).isPositive())
        .satisfies(shown -> assertThat(shown.getName()).isEqualTo("group"))
        .satisfies(shown -> assertThat(shown.getCreatorName()).isEqualTo("admin"))
        .satisfies(shown -> assertThat(shown.getAuth().getValue()).isEqualTo(7));
    assertThat(admin.list().getNamespaces())
        .singleElement()
        .satisfies(item -> assertThat(item.getId()).isEqualTo(admin.show("group").getId()))
        .satisfies(item -> assertThat(item.getName()).isEqualTo("group"))
        .satisfies(item -> assertThat(item.getCreatorName()).isEqualTo("admin"))
        .satisfies(item -> assertThat(item.getAuth().getValue()).isEqualTo(7));
    assertThat(admin.delete("group").getHttpStatusCode()).isEqualTo(204);
    assertThat(admin.list().getNamespaces()).isEmpty();
  }

  @Test
  void list_askedInEveryWay_answersThoseMeant() {
    admin.create("a");
    admin.create("b");
    admin.grant("b", ALICE_READS);
    assertThat(names(admin.list().getNamespaces())).containsExactly("a", "b");
    assertThat(names(admin.listNamed("b").getNamespaces())).containsExactly("b");
    for (String filter : List.of("mode::visible", "namespace::|mode::visible", "mode::")) {
      assertThat(names(admin.listFiltered(filter).getNamespaces())).containsExactly("a", "b");
      assertThat(names(sdk("alice").listFiltered(filter).getNamespaces())).containsExactly("b");
    }
    for (String filter : List.of("namespace::b", "namespace::b|mode::visible")) {
      assertThat(names(admin.listFiltered(filter).getNamespaces())).containsExactly("b");
    }
    assertThat(sdk("alice").list().getNamespaces().get(0).getAuth().getValue()).isEqualTo(1);
    assertThat(sdk("bob").list().getNamespaces()).isEmpty();
  }

  private static List<String> names(List<ShowNamespace> namespaces) {
    return namespaces.stream().map(ShowNamespace::getName).toList();
  }

  @Test
  void access_grantedChangedRevoked_isShownInOrder() {
    UserAuth creator = user("admin", NUMBER_7);
    admin.create("group");
    assertThat(admin.grant("group", BOB_EDITS, ALICE_READS).getHttpStatusCode()).isEqualTo(201);

    ShowNamespaceAuthResponse shown = admin.access("group");
    assertThat(shown.getId()).isEqualTo(admin.show("group").getId());
    assertThat(shown.getName()).isEqualTo("group");
    assertThat(shown.getCreatorName()).isEqualTo("admin");
    assertThat(shown.getSelfAuth()).isEqualTo(creator);
    assertThat(shown.getOthersAuths()).containsExactly(creator, BOB_EDITS, ALICE_READS);
    assertThat(sdk("bob").access("group").getSelfAuth()).isEqualTo(BOB_EDITS);

    UserAuth bobManages = user("bob", NUMBER_7);
    assertThat(admin.change("group", bobManages).getHttpStatusCode()).isEqualTo(201);
    assertThat(sdk("bob").revoke("group", "alice", "admin").getHttpStatusCode()).isEqualTo(204);
    assertThat(admin.access("group").getOthersAuths()).containsExactly(bobManages);
    assertThat(admin.access("group").getSelfAuth()).isEqualTo(creator);
    assertThat(admin.revoke("group", "nobody").getHttpStatusCode()).isEqualTo(204);
  }

  @Test
  void grant_namesOfAnyScript_comeBackUnchanged() {
    UserAuth zoe = user("Zoë 你好 😀 \"\\</", NUMBER_1);
    admin.create("group");
    admin.grant("group", zoe);
    assertThat(admin.access("group").getOthersAuths()).contains(zoe);
    admin.revoke("group", zoe.getUserId());
    assertThat(admin.access("group").getOthersAuths()).doesNotContain(zoe);
  }

  @Test
  void quotas_list_countsWhatThereIs() {
    ShowQuota quota =
        new ShowQuota().withQuotaKey("namespace").withQuotaLimit(5).withUnit("").withUsed(0);
    // An operator, which the development admin is, sees more.
    assertThat(admin.quotas().getQuotas()).hasSize(2).startsWith(quota);
    admin.create("group");
    assertThat(sdk("bob").quotas().getQuotas()).containsExactly(quota.withUsed(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "junk"})
  void versions_listAndOne_needNoToken(String token) {
    Sdk anybody = Sdk.of(gateway.url(), token, "none");
    VersionDetail expected =
        new VersionDetail()
            .withId("v2")
            .withLinks(new Link().withHref(gateway.url() + "/v2").withRel("self"))
            .withVersion("2.26")
            .withMinVersion("2.0")
            .withStatus("CURRENT")
            .withUpdated("2020-07-09T00:00:00Z");
    assertThat(anybody.client().listApiVersions(new ListApiVersionsRequest()).getVersions())
        .containsExactly(expected);
    assertThat(
            anybody
                .client()
                .showApiVersion(new ShowApiVersionRequest().withApiVersion("v2"))
                .getVersion())
        .isEqualTo(expected);
  }

  /** A call that must be refused, and how the SDK must show it. */
  private record Refused(
      String what, Consumer<HuaweiSdkContract> call, int status, String code, String message) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Refused admin(
      String what, Consumer<Sdk> call, int status, String code, String message) {
    return new Refused(
        what, test -> call.accept(test.admin), status, "SVCSTG.SWR." + code, message);
  }

  private static Refused bob(String what, Consumer<Sdk> call) {
    return new Refused(
        what + " without a grant",
        test -> call.accept(test.sdk("bob")),
        403,
        "SVCSTG.SWR.4039002",
        "No permission for this operation");
  }

  private static final String MISSING = "Namespace does not exists";
  private static final String BAD_NAME = "Invalid organization name";
  private static final String BAD_BODY = "Invalid request body";
  private static final String BAD_LEVEL = "Invalid permissions";
  private static final UserAuth.AuthEnum FIVE = UserAuth.AuthEnum.fromValue(5L);
  private static final String BAD_FILTER = "Invalid filter criteria";

  static List<Refused> refused() {
    return List.of(
        admin("duplicate", s -> s.create("own"), 409, "4090060", "The organization already exists"),
        admin("bad name", s -> s.create("Group"), 400, "4001028", BAD_NAME),
        admin("reserved name", s -> s.create("library"), 400, "4001028", BAD_NAME),
        admin("no name", s -> s.create(null), 400, "4001018", BAD_BODY),
        admin(
            "quota full",
            s -> List.of("b", "c", "d", "e", "f").forEach(s::create),
            400,
            "4000097",
            "The number of organizations exceeds the upper limit"),
        admin("show missing", s -> s.show("missing"), 404, "4040058", MISSING),
        admin("list missing", s -> s.listNamed("missing"), 404, "4040058", MISSING),
        admin("delete missing", s -> s.delete("missing"), 404, "4040058", MISSING),
        admin("access of missing", s -> s.access("missing"), 404, "4040058", MISSING),
        admin("grant on missing", s -> s.grant("missing", BOB_EDITS), 404, "4040058", MISSING),
        admin("change on missing", s -> s.change("missing", BOB_EDITS), 404, "4040058", MISSING),
        admin("revoke on missing", s -> s.revoke("missing", "bob"), 404, "4040058", MISSING),
        admin(
            "duplicate grant",
            s -> s.grant("own", BOB_EDITS, ALICE_READS),
            409,
            "4090076",
            "The organization permission already exists"),
        admin(
            "change without grant",
            s -> s.change("own", BOB_EDITS),
            404,
            "4040078",
            "Organization permission does not exist"),
        admin("level 5", s -> s.grant("own", user("bob", FIVE)), 400, "4001066", BAD_LEVEL),
        admin("no level", s -> s.change("own", user("alice", null)), 400, "4001066", BAD_LEVEL),
        admin("no user id", s -> s.grant("own", new UserAuth()), 400, "4001018", BAD_BODY),
        admin("no users", s -> s.revoke("own"), 400, "4001091", "Incorrect permission parameters"),
        admin("unknown key", s -> s.listFiltered("colour::red"), 400, "4001035", BAD_FILTER),
        admin("unknown mode", s -> s.listFiltered("mode::all"), 400, "4001035", BAD_FILTER),
        bob("create", s -> s.create("mine")),
        bob("show", s -> s.show("own")),
        bob("delete", s -> s.delete("own")),
        bob("access", s -> s.access("own")),
        bob("grant", s -> s.grant("own", BOB_EDITS)),
        bob("change", s -> s.change("own", ALICE_READS)),
        bob("revoke", s -> s.revoke("own", "alice")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void call_refused_isTheSdksTypedError(Refused refused) {
    admin.create("own");
    admin.grant("own", ALICE_READS);

    assertRefused(() -> refused.call.accept(this), refused.status, refused.code, refused.message);
  }

  static void assertRefused(ThrowingCallable call, int status, String code, String message) {
    ClientRequestException error = catchThrowableOfType(ClientRequestException.class, call);

    assertThat(error.getHttpStatusCode()).isEqualTo(status);
    assertThat(error.getErrorCode()).isEqualTo(code);
    assertThat(error.getErrorMsg()).isEqualTo(message);
    assertThat(error.getRequestId()).matches("[0-9a-f]{32}");
  }

  /** Demands that a client is told that it proves nobody, and why. */
  static void assertUnauthenticated(Sdk sdk, String reason) {
    assertRefused(
        sdk::list, 401, "APIGW.0301", "Incorrect IAM authentication information: " + reason);
  }
}
