package dev.orgate.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configured file that is of no use; the message names setting and file. */
public final class UnusableFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableFile(String setting, Path file, String why) {
    super(setting + ": '" + file + "' " + why);
  }

  public static UnusableFile unreadable(String setting, Path file, IOException cause) {
    String why = Files.exists(file) ? "cannot be read: " + cause.getMessage() : "does not exist";
    UnusableFile unusable = new UnusableFile(setting, file, why);
    unusable.initCause(cause);
    return unusable;
  }
}
