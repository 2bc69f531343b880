package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls about projects, of which there are none, and whether anything is there at all. */
@ParameterizedClass
@ValueSource(strings = {"", "zstack"})
@ExtendWith(GatewayExtension.class)
class ZstackProjectTest {
  private static final String PROJECT = "00000000000040008000000000000001";

  @Parameter private String contextPath;
  private Forest forest;
  private ZstackClient admin;

  @BeforeEach
  void prepare(TestTenant tenant) {
    forest = Forest.of(tenant, contextPath);
    admin = forest.admin();
  }

  @Test
  void attachAndDetach_areNotSupported() {
    String root = forest.company("root");
    admin
        .call(SdkApi.ATTACH_PROJECT.with("projectUuid", PROJECT).with("organizationUuid", root))
        .assertRefused("SYS.1006", "not supported");
    admin
        .call(SdkApi.DETACH_PROJECT.with("projectUuid", PROJECT))
        .assertRefused("SYS.1006", "not supported");
  }

  @Test
  void refs_areNotSupported() {
    admin.call(SdkApi.QUERY_PROJECT_REF.plain()).assertRefusedDirectly("SYS.1006", "not supported");
  }

  @Test
  void availability_saysWhetherThereIsAnyOrganization() {
    assertThat(admin.call(SdkApi.CHECK_AVAILABILITY.plain()).ok())
        .isEqualTo(Map.of("exists", false));
    forest.company("root");
    assertThat(forest.user().call(SdkApi.CHECK_AVAILABILITY.plain()).ok())
        .isEqualTo(Map.of("exists", true));
  }

  @Test
  void availability_ofAnotherTenant_isItsOwn(TestTenant other) {
    forest.company("root");
    assertThat(ZstackClient.admin(other, contextPath).call(SdkApi.CHECK_AVAILABILITY.plain()).ok())
        .isEqualTo(Map.of("exists", false));
  }
}
