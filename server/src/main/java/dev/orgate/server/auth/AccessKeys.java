package dev.orgate.server.auth;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.ReloadedFiles;
import dev.orgate.server.config.UnusableFile;
import dev.orgate.store.Actor;
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
   * @throws UnusableFile when that gives no keys
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

  /**
   * What the caller of a believed request calls its project, which only the key that signed it can
   * say; null without such a name.
   *
   * @param authorization the request's header, or null for none
   */
  @Nullable String projectName(Actor caller, @Nullable String authorization) {
    SignatureHeader header = authorization == null ? null : SignatureHeader.parse(authorization);
    AccessKey key = header == null ? null : get(header.access());
    // The file may have changed since the request was believed.
    return key == null || !key.actor().equals(caller) ? null : key.projectName();
  }

  Lockout lockout() {
    return lockout;
  }
}
