package dev.orgate.server.auth;

import dev.orgate.server.config.AuthSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The access keys of a file, and which of them are locked; shared by all event loops. */
final class AccessKeys {
  private final ReloadedFiles<Map<String, AccessKey>> file;
  private final Lockout lockout;

  /**
   * Reads the file, which blocks.
   *
   * @throws UnusableKey when that gives no keys
   */
  AccessKeys(AuthSettings.ClaimNames roleNames, Path file, Lockout lockout) {
    this.lockout = lockout;
    this.file =
        new ReloadedFiles<>(
            AccessKeyFile.SETTING,
            List.of(file),
            contents -> AccessKeyFile.read(roleNames, file, contents.values().iterator().next()));
  }

  /** Reads the file again if it changed; blocks. */
  void renew() {
    file.renew();
  }

  /** What is wrong with the file now; null when all is well. */
  @Nullable String trouble() {
    return file.trouble();
  }

  @Nullable AccessKey get(String access) {
    return file.content().get(access);
  }

  Lockout lockout() {
    return lockout;
  }
}
