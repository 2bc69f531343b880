package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PgSettingsTest {
  private static final String URI = "postgresql://ann:hush@db/x";

  @Test
  void of_uriOnly_hasTheDocumentedDefaults() {
    assertThat(PgSettings.of(Map.of("uri", URI)))
        .isEqualTo(new PgSettings(PgUri.parse(URI), true, 8, Duration.ofSeconds(5), true, false));
  }

  @Test
  void of_noUri_saysSo() {
    assertThatThrownBy(() -> PgSettings.of(Map.of())).hasMessageContaining("pg.uri is not set");
  }

  @ParameterizedTest
  @CsvSource({
    "coalesce, maybe, 'pg.coalesce is true or false, not ''maybe'''",
    "connections, 0, 'pg.connections is a whole number from 1 to 1000, not ''0'''",
    "timeout, 99, 'pg.timeout is a whole number from 100 to 60000, not ''99'''",
    "uri, 'postgresql://ann:hush@db:x/y', 'pg.uri names no host and port: ''db:x'''"
  })
  void of_wrongValue_namesTheSetting(String name, String value, String message) {
    Map<String, String> properties = new java.util.HashMap<>(Map.of("uri", URI));
    properties.put(name, value);

    assertThatThrownBy(() -> PgSettings.of(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void toString_showsNoPassword() {
    assertThat(PgSettings.of(Map.of("uri", URI)).toString()).doesNotContain("hush");
  }
}
