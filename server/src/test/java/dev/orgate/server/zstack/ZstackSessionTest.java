package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.Login;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions of the development identity, and what is left of them where tokens are from elsewhere.
 */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackSessionTest {
  private static final String PASSWORD = "correct horse";
  private static TestGateway development;

  @Parameter private String contextPath;

  @BeforeAll
  static void start() {
    development = TestGateway.start(GatewayExtension.developmentSettings(PASSWORD));
  }

  @AfterAll
  static void stop() {
    development.close();
  }

  private ZstackClient client(String session) {
    return new ZstackClient(development.url(), contextPath, session, false);
  }

  private static String sha512(String password) {
    try {
      byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private ApiResult logIn(String user, String password) {
    return client("").call(SdkApi.LOG_IN.with("accountName", user).with("password", password));
  }

  private boolean isValid(String session) {
    return (Boolean)
        client("").call(SdkApi.VALIDATE_SESSION.with("sessionUuid", session)).ok().get("valid");
  }

  @Test
  void logIn_account_answersASessionThatOpensEverything() {
    ApiResult result = logIn("admin", sha512(PASSWORD));
    assertThat(result.inventory())
        .containsOnlyKeys(
            "uuid", "accountUuid", "userUuid", "expiredDate", "createDate", "noSessionEvaluation")
        .containsEntry("accountUuid", "demo")
        .containsEntry("userUuid", "admin")
        .containsEntry("noSessionEvaluation", false);
    assertThat(result.types())
        .containsExactly(Map.entry("inventory", "org.zstack.header.identity.SessionInventory"));
    Instant created = Instant.parse((String) result.inventory().get("createDate"));
    assertThat(Instant.parse((String) result.inventory().get("expiredDate"))).isAfter(created);

    ZstackClient admin = client(result.uuid());
    String uuid = admin.call(SdkApi.CREATE.with("name", "a").with("type", "Company")).uuid();
    assertThat(admin.call(SdkApi.QUERY_ONE.with("uuid", uuid)).inventories()).hasSize(1);
    assertThat(
            Api.anonymous(development.url())
                .with("X-Auth-Token", result.uuid())
                .get("/v2/manage/namespaces")
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "bob"})
  void logIn_virtualId_readsButChangesNothing(String user) {
    Action logIn = SdkApi.LOG_IN_VIRTUAL_ID.with("name", user).with("password", sha512(PASSWORD));
    ApiResult result = client("").call(logIn);
    assertThat(result.inventory()).containsEntry("userUuid", user);
    ZstackClient caller = client(result.uuid());
    caller.call(SdkApi.QUERY.plain()).inventories();
    caller.call(SdkApi.CREATE.with("name", "a").with("type", "Company")).assertRefused("ID.1002");
  }

  @Test
  void logIn_whatTheSdkSendsBesides_isOfNoAccount() {
    client("")
        .call(
            SdkApi.LOG_IN
                .with("accountName", "admin")
                .with("password", sha512(PASSWORD).toUpperCase(Locale.ROOT))
                .with("accountType", "SystemAdmin")
                .with("captchaUuid", "a")
                .with("verifyCode", "b")
                .with("clientInfo", Map.of("clientIp", "127.0.0.1"))
                .with("systemTags", List.of("a::b")))
        .ok();
  }

  @Test
  void logIn_wrong_failsTheSameWayWhateverIsWrong() {
    String right = sha512(PASSWORD);
    ApiResult unknown = logIn("mallory", right);
    unknown.assertRefusedDirectly("ID.1000");
    for (ApiResult other :
        List.of(
            logIn("admin", sha512("wrong")),
            logIn("admin", PASSWORD),
            logIn("admin", right.substring(1)),
            logIn("admin", right + "0"),
            logIn("Admin", right))) {
      assertThat(other.error()).isEqualTo(unknown.error());
    }
  }

  @ParameterizedTest
  @CsvSource({"accountName,password", "password,accountName"})
  void logIn_argumentMissing_isRefusedByItsName(String there, String missing) {
    client("").call(SdkApi.LOG_IN.with(there, "a")).assertRefusedDirectly("SYS.1007", missing);
    client("")
        .call(SdkApi.LOG_IN.with(there, "a").with(missing, 7))
        .assertRefusedDirectly("SYS.1007", missing);
  }

  @Test
  void logOut_endsTheSessionForEveryDialect() {
    String session = logIn("admin", sha512(PASSWORD)).uuid();
    ZstackClient caller = client(session);
    caller.call(SdkApi.QUERY.plain()).inventories();
    assertThat(isValid(session)).isTrue();

    caller.call(SdkApi.LOG_OUT.with("sessionUuid", session)).assertEmpty();

    // Each on a connection of some event loop or another.
    for (int i = 0; i < 8; i++) {
      caller.call(SdkApi.QUERY.plain()).assertRefusedDirectly("ID.1001");
      assertThat(isValid(session)).isFalse();
    }
    caller.call(SdkApi.CREATE.with("name", "a").with("type", "Company")).assertRefused("ID.1001");
    Answer swr =
        Api.anonymous(development.url()).with("X-Auth-Token", session).get("/v2/manage/namespaces");
    assertThat(swr.status()).isEqualTo(401);
    caller.call(SdkApi.LOG_OUT.with("sessionUuid", session)).assertEmpty();
  }

  @Test
  void logOut_oneOfTwo_leavesTheOther() {
    String one = logIn("admin", sha512(PASSWORD)).uuid();
    String two = logIn("admin", sha512(PASSWORD)).uuid();
    assertThat(one).isNotEqualTo(two);
    client("").call(SdkApi.LOG_OUT.with("sessionUuid", one)).assertEmpty();
    assertThat(isValid(one)).isFalse();
    assertThat(isValid(two)).isTrue();
    String keystone = new Login(development.url(), PASSWORD).token("admin");
    client("").call(SdkApi.LOG_OUT.with("sessionUuid", keystone)).assertEmpty();
    assertThat(isValid(keystone)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "%00", "..", "e30.e30.e30", "' OR 1=1", "é"})
  void session_thatIsNone_isNotValidAndCanBeEnded(String session) {
    assertThat(isValid(session)).isFalse();
    client("").call(SdkApi.LOG_OUT.with("sessionUuid", session)).assertEmpty();
    client(session.replaceAll("[^ -~]", "x"))
        .call(SdkApi.QUERY.plain())
        .assertRefusedDirectly("ID.1001");
  }

  @Test
  void session_fromElsewhere_isValidatedButNotMadeHere(TestTenant tenant) {
    Forest forest = Forest.of(tenant, contextPath);
    ZstackClient caller = forest.admin();
    String session = caller.session();
    Action valid = SdkApi.VALIDATE_SESSION.with("sessionUuid", session);
    assertThat(caller.call(valid).ok()).isEqualTo(Map.of("valid", true));
    caller
        .call(SdkApi.LOG_IN.with("accountName", "admin").with("password", "a"))
        .assertRefusedDirectly("SYS.1006", "not supported");
    caller
        .call(SdkApi.LOG_OUT.with("sessionUuid", session))
        .assertRefusedDirectly("SYS.1006", "not supported");
    assertThat(caller.call(valid).ok()).isEqualTo(Map.of("valid", true));
  }
}
