package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstackSettingsTest {
  private static final String KEY = "0123456789abcdef";

  @Test
  void settings_untold_areTheDefault() {
    assertThat(Reading.of().settings().zstack()).isEqualTo(ZstackSettings.DEFAULT);
  }

  @Test
  void dates_oneOfTwoWords_orAProblem() {
    assertThat(Reading.of("--zstack-dates=zstack").settings().zstack().ownDates()).isTrue();
    assertThat(Reading.of("--zstack-dates=iso").settings().zstack().ownDates()).isFalse();
    assertThat(Reading.of("--zstack-dates=unix").problems())
        .containsExactly("--zstack-dates: 'unix' is none of [iso, zstack]");
  }

  @Test
  void webHookHosts_list_isASet() {
    assertThat(hosts("a.example, B.example:8080,a.example,10.0.0.1:65535").zstack().webHookHosts())
        .containsExactlyInAnyOrder("a.example", "b.example:8080", "10.0.0.1:65535");
  }

  private static GatewaySettings hosts(String text) {
    return Reading.of("--zstack-web-hook-hosts=" + text).settings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",",
        "a b",
        "http://a",
        "a/b",
        "a:b",
        "a@b",
        "a:123456",
        "a:65536",
        "a:0",
        "a:080",
        "a:",
        "*"
      })
  void webHookHosts_noHost_isAProblem(String text) {
    assertThat(Reading.of("--zstack-web-hook-hosts=" + text).problems())
        .containsExactly(
            "--zstack-web-hook-hosts: '" + text + "' is not a list of host or host:port");
  }

  @Test
  void jobKey_tooShort_isAProblemThatDoesNotShowIt() {
    assertThat(Reading.of("--zstack-job-key=" + KEY).settings().zstack().jobKey())
        .isEqualTo(new Secret(KEY));
    assertThat(Reading.of("--zstack-job-key=short").problems())
        .singleElement()
        .asString()
        .contains("is shorter than 16 characters")
        .doesNotContain("short'");
  }

  @Test
  void jobKey_missingOnPostgres_isAWarning() {
    Reading pg = Reading.of("--store=pg");
    assertThat(pg.run().warnings())
        .singleElement()
        .asString()
        .startsWith("ORGATE_ZSTACK_JOB_KEY is not set");
    assertThat(pg.with("ORGATE_ZSTACK_JOB_KEY", KEY).run().warnings()).isEqualTo(List.of());
    assertThat(Reading.of().run().warnings()).isEmpty();
  }
}
