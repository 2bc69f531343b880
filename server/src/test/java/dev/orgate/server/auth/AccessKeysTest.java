package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.UnusableFile;
import dev.orgate.server.testing.AccessKeyFiles;
import dev.orgate.store.Actor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeysTest {
  private static final String ENTRY = "access: a, secret: s, tenant: t, user_id: u";
  @TempDir private Path directory;

  private Path file(String text) {
    return AccessKeyFiles.writeText(directory, text);
  }

  private Map<String, AccessKey> read(String text) {
    return AccessKeyFile.read(
        AuthSettings.ClaimNames.DEFAULT, directory.resolve("keys"), Buffer.buffer(text));
  }

  private static AccessKey key(Map<String, AccessKey> keys, String access) {
    return Objects.requireNonNull(keys.get(access));
  }

  @Test
  void read_leastAndMost_isWhatIsWritten() {
    Map<String, AccessKey> keys =
        read(
            """
            # the least
            - {access: a, secret: s, tenant: t, user_id: u}
            - access: "017"
              secret: no
              security_token: long one
              tenant: "t 2"
              project: p
              project_name: eu-de
              user_id: "1"
              user_name: Zoë
              roles: [admin, operator, other]
            """);
    assertThat(key(keys, "a").actor()).isEqualTo(new Actor("t", "u", "u", null, false, false));
    assertThat(key(keys, "017").actor()).isEqualTo(new Actor("t 2", "1", "Zoë", "p", true, true));
    assertThat(key(keys, "a").projectName()).isNull();
    assertThat(key(keys, "017").projectName()).isEqualTo("eu-de");
    assertThat(key(keys, "017").secret().reveal()).isEqualTo("no");
    assertThat(Objects.requireNonNull(key(keys, "017").securityToken()).reveal())
        .isEqualTo("long one");
  }

  @Test
  void read_nothing_isNoKeys() {
    assertThat(read("")).isEmpty();
    assertThat(read("# nobody yet\n")).isEmpty();
    assertThat(read("[]")).isEmpty();
  }

  @Test
  void toString_aKey_showsNoSecret() {
    String text = key(read("- {" + ENTRY + ", security_token: hidden}"), "a").toString();
    assertThat(text).doesNotContain("hidden").contains("secret=***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b",
        "- a",
        "- {access: top-secret}",
        "- {" + ENTRY + ", colour: top-secret}",
        "- {" + ENTRY + ", project_name: top-secret}",
        "- {" + ENTRY + ", project: p, project_name: ''}",
        "- {" + ENTRY + ", secret: top-secret}",
        "- {" + ENTRY + ", roles: admin}\n- {" + ENTRY + "}",
        "- {access: a, secret: '', tenant: t, user_id: u}",
        "- {access: a, secret: [top-secret], tenant: t, user_id: u}",
        "- {" + ENTRY + ", roles: {a: top-secret}}",
        "- {access: a, secret: top-secret",
        "- {" + ENTRY + "}\n---\n- {" + ENTRY + "}"
      })
  void read_anotherForm_isUnusableAndQuotesNothing(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UnusableFile.class)
        .hasMessageStartingWith("access-keys: '" + directory)
        .hasMessageNotContaining("top-secret");
  }

  @Test
  void projectName_isToldToTheKeysOwnerAlone() {
    Path file = file("- {" + ENTRY + ", project: p, project_name: eu-de}");
    AccessKeys keys =
        new AccessKeys(AuthSettings.ClaimNames.DEFAULT, file, new Lockout(new SettableClock()));
    Actor owner = Objects.requireNonNull(keys.get("a")).actor();
    Actor other = new Actor("other", owner.userId(), owner.userName(), "p", false, false);
    String signed =
        "SDK-HMAC-SHA256 Access=a, SignedHeaders=x-sdk-date, Signature=" + "0".repeat(64);

    assertThat(keys.projectName(owner, signed)).isEqualTo("eu-de");
    assertThat(keys.projectName(other, signed)).isNull();
    assertThat(keys.projectName(owner, signed.replace("=a,", "=b,"))).isNull();
    assertThat(keys.projectName(owner, "Bearer a")).isNull();
    assertThat(keys.projectName(owner, null)).isNull();
  }

  @Test
  void renew_changedFile_isReadAgainAndABrokenOneIsNot() throws IOException {
    Path file = AccessKeyFiles.write(directory, "alice");
    AccessKeys keys =
        new AccessKeys(AuthSettings.ClaimNames.DEFAULT, file, new Lockout(new SettableClock()));
    String alice = AccessKeyFiles.access("alice");
    String robert = AccessKeyFiles.access("robert");
    assertThat(keys.get(alice)).isNotNull();

    AccessKeyFiles.write(directory, "robert");
    keys.renew();
    assertThat(keys.get(alice)).isNull();
    assertThat(keys.get(robert)).isNotNull();

    file("- broken");
    keys.renew();
    assertThat(keys.get(robert)).isNotNull();
    assertThat(keys.trouble()).isEqualTo("access-keys changed and cannot be used; see the log");

    Files.delete(file);
    keys.renew();
    assertThat(keys.get(robert)).isNotNull();
    assertThat(keys.trouble()).isNotNull();
    AccessKeyFiles.write(directory, "alice", "robert");
    keys.renew();
    assertThat(keys.get(alice)).isNotNull();
    assertThat(keys.trouble()).isNull();
  }
}
