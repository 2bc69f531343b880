package dev.orgate.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {
  private Instant now = Instant.parse("2026-11-22T04:33:00.250Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves it forward. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Moves it to an instant. */
  public void set(Instant instant) {
    now = instant;
  }
}
