package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings of an application that embeds a gateway. */
class GatewaySettingsTest {
  @Test
  void of_aMap_isWhatTheSameFlagsAre() {
    assertThat(GatewaySettings.of(Map.of("http.port", 17, "store", "quota", "pg.coalesce", false)))
        .isEqualTo(Reading.of("--http-port=17", "--store=quota", "--pg-coalesce=false").settings());
    assertThat(GatewaySettings.of(Map.of())).isEqualTo(Reading.of().settings());
  }

  @Test
  void of_wrongValuesAndNames_tellsAll() {
    assertThatThrownBy(
            () -> GatewaySettings.of(Map.of("http.prt", 1, "http.host", "0.0.0.0", "config", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http.prt: no setting has that name (did you mean http.port?)")
        .hasMessageContaining("config: no setting has that name")
        .hasMessageContaining("http.host: '0.0.0.0' is not a loopback address");
  }
}
