package dev.orgate.server.swr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.huaweicloud.sdk.core.auth.GlobalCredentials;
import com.huaweicloud.sdk.core.exception.SdkException;
import dev.orgate.server.testing.AccessKeyFiles;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestGateway;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With access keys, by which the SDK signs each request; also on Postgres. */
class HuaweiSdkSignatureTest extends HuaweiSdkContract {
  @TempDir private Path directory;

  @Override
  TestGateway startGateway() {
    Path file = AccessKeyFiles.write(directory, "admin", "alice", "bob");
    return TestGateway.start(GatewayExtension.accessKeySettings(file));
  }

  @Override
  Sdk sdk(TestGateway gateway, String user) {
    return Sdk.signing(
        gateway.url(),
        AccessKeyFiles.access(user),
        AccessKeyFiles.secret(user),
        AccessKeyFiles.PROJECT);
  }

  @Test
  void list_withoutAProject_asksForTheOneOfItsRegion() {
    String access = AccessKeyFiles.access("admin");
    String secret = AccessKeyFiles.secret("admin");

    Sdk found = Sdk.inRegion(gateway.url(), access, secret, AccessKeyFiles.PROJECT);

    assertThat(found.quotas().getQuotas()).isNotEmpty();
    assertThatThrownBy(() -> Sdk.inRegion(gateway.url(), access, secret, "another-region"))
        .isInstanceOf(SdkException.class)
        .hasMessageContaining("project id");
  }

  @Test
  void list_forAnAccount_asksForTheCallersOne() {
    GlobalCredentials credential =
        new GlobalCredentials()
            .withAk(AccessKeyFiles.access("alice"))
            .withSk(AccessKeyFiles.secret("alice"))
            .withIamEndpoint(gateway.url());

    Sdk found = Sdk.global(gateway.url(), credential);

    assertThat(credential.getDomainId()).isEqualTo(AccessKeyFiles.TENANT);
    assertThat(found.list().getNamespaces()).isNotNull();
  }

  @Test
  void list_wrongSecretUnknownKeyOrForeignProject_isUnauthenticated() {
    String url = gateway.url();
    String bob = AccessKeyFiles.access("bob");
    String secret = AccessKeyFiles.secret("bob");
    for (Sdk wrong :
        List.of(
            Sdk.signing(url, bob, "another secret", AccessKeyFiles.PROJECT),
            Sdk.signing(url, "NOBODYS", secret, AccessKeyFiles.PROJECT),
            Sdk.signing(url, bob, secret, "other"))) {
      assertUnauthenticated(wrong, "verify aksk signature fail");
    }
  }
}
