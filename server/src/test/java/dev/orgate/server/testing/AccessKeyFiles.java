package dev.orgate.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of access keys for users of one tenant, of whom {@code admin} has both roles. */
public final class AccessKeyFiles {
  public static final String TENANT = "keyed";
  public static final String PROJECT = "keyed-project";

  private AccessKeyFiles() {}

  /** Writes the file anew, with a key for each user. */
  public static Path write(Path directory, String... users) {
    String text = Stream.of(users).map(AccessKeyFiles::entry).collect(Collectors.joining());
    return writeText(directory, text);
  }

  /** Writes the file anew. */
  public static Path writeText(Path directory, String text) {
    try {
      return Files.writeString(directory.resolve("access-keys.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One entry of the file. */
  public static String entry(String user) {
    return """
        - access: %s
          secret: %s
          tenant: %s
          project: %s
          user_id: %s
          roles: [%s]
        """
        .formatted(
            access(user),
            secret(user),
            TENANT,
            PROJECT,
            user,
            user.equals("admin") ? "admin, operator" : "member");
  }

  public static String access(String user) {
    return "ACCESS-OF-" + user;
  }

  public static String secret(String user) {
    return "secret of " + user;
  }
}
