package dev.orgate.server.auth;

import dev.orgate.server.config.AuthSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access keys of a file, read again when it changes; shared by all event loops. A file that
 * became unusable leaves the keys as they were, because a mistake in it must not lock out
 * everybody.
 */
final class AccessKeys {
  private static final Logger LOG = System.getLogger(AccessKeys.class.getName());
  private static final long LOOK_MILLIS = 1_000;

  private final AuthSettings.ClaimNames roleNames;
  private final Path file;
  private final Lockout lockout;
  private volatile Map<String, AccessKey> keys;
  private Look last;

  /** What tells one content of a file from another without reading it. */
  private record Look(@Nullable FileTime changed, long size) {}

  /**
   * Reads the file, which blocks.
   *
   * @throws UnusableKey when that gives no keys
   */
  AccessKeys(AuthSettings.ClaimNames roleNames, Path file, Lockout lockout) {
    this.roleNames = roleNames;
    this.file = file;
    this.lockout = lockout;
    last = look();
    keys = AccessKeyFile.read(roleNames, file);
  }

  /** Looks after the file from now on; the timer ends with {@link Vertx#cancelTimer}. */
  long watch(Vertx vertx) {
    return vertx.setPeriodic(
        LOOK_MILLIS, timer -> vertx.executeBlocking(this::renew).onFailure(AccessKeys::report));
  }

  private static void report(Throwable failure) {
    LOG.log(Level.WARNING, "The access keys stay as they were: {0}", failure.getMessage());
  }

  /** Reads the file again if it changed; blocks. */
  synchronized @Nullable Void renew() {
    Look now = look();
    if (!now.equals(last)) {
      last = now;
      keys = AccessKeyFile.read(roleNames, file);
      LOG.log(Level.INFO, "{0} access keys were read", keys.size());
    }
    return null;
  }

  private Look look() {
    try {
      return new Look(Files.getLastModifiedTime(file), Files.size(file));
    } catch (IOException e) {
      return new Look(null, -1);
    }
  }

  @Nullable AccessKey get(String access) {
    return keys.get(access);
  }

  Lockout lockout() {
    return lockout;
  }
}
