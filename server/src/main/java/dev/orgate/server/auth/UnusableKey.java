package dev.orgate.server.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configured key that the gateway cannot start with; the message names setting and file. */
public final class UnusableKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableKey(String setting, Path file, String why) {
    super(setting + ": '" + file + "' " + why);
  }

  static UnusableKey unreadable(String setting, Path file, IOException cause) {
    String why = Files.exists(file) ? "cannot be read: " + cause.getMessage() : "does not exist";
    UnusableKey unusable = new UnusableKey(setting, file, why);
    unusable.initCause(cause);
    return unusable;
  }
}
