package dev.orgate.store;

import static dev.orgate.store.Resource.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotaTest {
  @Test
  void hasRoom_usedBelowLimit_true() {
    assertThat(new Quota(NAMESPACE, 5, 4).hasRoom()).isTrue();
  }

  @Test
  void hasRoom_usedAtOrAboveLimit_false() {
    assertThat(new Quota(NAMESPACE, 5, 5).hasRoom()).isFalse();
    assertThat(new Quota(NAMESPACE, 5, 6).hasRoom()).isFalse();
    assertThat(new Quota(NAMESPACE, 0, 0).hasRoom()).isFalse();
  }

  @Test
  void hasRoom_unlimited_true() {
    assertThat(new Quota(NAMESPACE, Quota.UNLIMITED, Integer.MAX_VALUE).hasRoom()).isTrue();
  }
}
