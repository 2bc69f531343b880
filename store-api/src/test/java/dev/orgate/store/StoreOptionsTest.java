package dev.orgate.store;

import static dev.orgate.store.Resource.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreOptionsTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void defaultLimit_named_isIt() {
    StoreOptions options = new StoreOptions(vertx, Map.of(NAMESPACE, 7), Map.of());

    assertThat(options.defaultLimit(NAMESPACE)).isEqualTo(7);
  }

  @Test
  void defaultLimit_notNamed_unlimited() {
    StoreOptions options = new StoreOptions(vertx, Map.of(), Map.of());

    assertThat(options.defaultLimit(NAMESPACE)).isEqualTo(Quota.UNLIMITED);
  }

  @Test
  void toString_secretProperty_showsItsKeyOnly() {
    StoreOptions options = new StoreOptions(vertx, Map.of(), Map.of("uri", "pg://u:hush@h/d"));

    assertThat(options.toString()).contains("uri").doesNotContain("hush");
  }
}
