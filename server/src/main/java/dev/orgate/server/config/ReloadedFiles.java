package dev.orgate.server.config;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What some files say, read again when they change; shared by all event loops. Files that became
 * unusable leave it as it was, because a mistake in them must not lock out everybody.
 */
public final class ReloadedFiles<T> {
  private static final Logger LOG = System.getLogger(ReloadedFiles.class.getName());

  private final String setting;
  private final List<Path> paths;
  private final Function<Map<Path, Buffer>, T> reader;
  private @Nullable Map<Path, Buffer> bytes;
  private volatile T content;
  private volatile @Nullable String trouble;

  /**
   * Reads the files, which blocks.
   *
   * @param paths files, and directories for the files {@code *.pem} in them
   * @param reader makes something of the bytes; throws {@link UnusableFile} when it cannot
   * @throws UnusableFile when a file is not readable, or the reader throws it
   */
  public ReloadedFiles(String setting, List<Path> paths, Function<Map<Path, Buffer>, T> reader) {
    this.setting = setting;
    this.paths = paths;
    this.reader = reader;
    Map<Path, Buffer> now = read();
    bytes = now;
    content = reader.apply(now);
  }

  /** What the files said when they were last usable. */
  public T content() {
    return content;
  }

  /** That the files cannot be used as they are now, without where they are; null if they can. */
  public @Nullable String trouble() {
    return trouble == null ? null : setting + " changed and cannot be used; see the log";
  }

  /**
   * Reads the files again, which blocks. What they say is compared, not when they changed.
   *
   * @return whether they say something new
   */
  public synchronized boolean renew() {
    try {
      Map<Path, Buffer> now = read();
      if (!now.equals(bytes)) {
        bytes = now;
        content = reader.apply(now);
        trouble = null;
        LOG.log(Level.INFO, "{0}: what changed was read", setting);
        return true;
      }
    } catch (UnusableFile e) {
      report(e);
    }
    return false;
  }

  private void report(UnusableFile e) {
    String why = String.valueOf(e.getMessage());
    if (!why.equals(trouble)) {
      trouble = why;
      LOG.log(Level.WARNING, "{0}; what was read before stays", why);
    }
  }

  private Map<Path, Buffer> read() {
    Map<Path, Buffer> contents = new TreeMap<>();
    for (Path path : paths) {
      try {
        if (Files.isDirectory(path)) {
          readDirectory(path, contents);
          if (contents.isEmpty()) {
            throw new UnusableFile(setting, path, "is a directory without any file *.pem");
          }
        } else {
          contents.put(path, Buffer.buffer(Files.readAllBytes(path)));
        }
      } catch (IOException e) {
        // Once it is readable again it is news, whatever it says then.
        bytes = null;
        throw UnusableFile.unreadable(setting, path, e);
      }
    }
    return contents;
  }

  private static void readDirectory(Path directory, Map<Path, Buffer> contents) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.pem")) {
      for (Path file : files) {
        contents.put(file, Buffer.buffer(Files.readAllBytes(file)));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
