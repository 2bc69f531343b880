package dev.orgate.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of all layers, each in its type. What is wrong is added to the problems and answered
 * by a stand-in, so that one start reports everything; after a problem nobody uses the answers.
 */
final class Values {
  /** No sign, no leading zero, no other alphabet's digits: one number has one spelling. */
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,9}");

  private static final Pattern TIME = Pattern.compile("(0|[1-9][0-9]{0,8})(ms|s|m|h)?");
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");
  private static final String URL_COMPLAINT = "is a URL, not the name of a file";

  private final Layer layer;
  private final List<String> problems;

  Values(Layer layer, List<String> problems) {
    this.layer = layer;
    this.problems = problems;
  }

  /** What was given for a setting that has a default. */
  Given given(Setting setting) {
    return Objects.requireNonNull(layer.get(setting), setting::key);
  }

  String text(Setting setting) {
    return text(given(setting));
  }

  @Nullable String optionalText(Setting setting) {
    Given given = layer.get(setting);
    return given == null ? null : text(given);
  }

  /** One of a few words. */
  String oneOf(Setting setting, List<String> words) {
    Given given = given(setting);
    if (!words.contains(given.text())) {
      problems.add(given.problem("is none of " + words));
      return words.get(0);
    }
    return given.text();
  }

  /** Complains about what was given for a setting. */
  void problem(Setting setting, String complaint) {
    problems.add(given(setting).problem(complaint));
  }

  @Nullable Secret secret(Setting setting) {
    Given given = layer.get(setting);
    return given == null ? null : new Secret(given.text());
  }

  @Nullable Integer optionalNumber(Setting setting, int least, int most) {
    return layer.get(setting) == null ? null : (Integer) number(setting, least, most);
  }

  int number(Setting setting, int least, int most) {
    Given given = given(setting);
    if (NUMBER.matcher(given.text()).matches()) {
      long number = Long.parseLong(given.text());
      if (number >= least && number <= most) {
        return (int) number;
      }
    }
    problems.add(given.problem("is not a whole number from " + least + " to " + most));
    return least;
  }

  /** A duration; the bounds are written like the value. */
  Duration time(Setting setting, String least, String most) {
    Given given = given(setting);
    Duration shortest = Objects.requireNonNull(parseTime(least));
    Duration longest = Objects.requireNonNull(parseTime(most));
    Duration time = parseTime(given.text());
    if (time == null || time.compareTo(shortest) < 0 || time.compareTo(longest) > 0) {
      problems.add(given.problem("is not a time from " + least + " to " + most));
      return shortest;
    }
    return time;
  }

  @Nullable Path file(Setting setting) {
    Given given = layer.get(setting);
    return given == null ? null : file(given, given.text(), false);
  }

  /** The files and directories of a comma-separated list. */
  List<Path> filesOrDirectories(Setting setting) {
    Given given = layer.get(setting);
    if (given == null) {
      return List.of();
    }
    List<String> names = items(given);
    if (names.isEmpty()) {
      problems.add(given.problem("names no file"));
    }
    return names.stream().map(name -> file(given, name, true)).filter(Objects::nonNull).toList();
  }

  /** The texts of a comma-separated list, at least one. */
  List<String> texts(Setting setting) {
    Given given = given(setting);
    List<String> texts = items(given);
    if (texts.isEmpty()) {
      problems.add(given.problem("is an empty list"));
    }
    return texts;
  }

  private static List<String> items(Given given) {
    return Stream.of(given.text().split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** Whether what was given is written like an address, be it a good one or not. */
  boolean isUrl(Setting setting) {
    Given given = layer.get(setting);
    return given != null && URL.matcher(given.text()).matches();
  }

  /** An http or https address. */
  @Nullable URI url(Setting setting) {
    Given given = layer.get(setting);
    if (given == null) {
      return null;
    }
    URI url = parseUrl(given.text());
    if (url == null) {
      problems.add(given.problem("is not an http or https address"));
    }
    return url;
  }

  private static @Nullable URI parseUrl(String text) {
    try {
      URI url = new URI(text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean more = url.getUserInfo() != null || url.getFragment() != null;
      return web && url.getHost() != null && !more ? url : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Whatever is set below a name, e.g. {@code uri} for {@code pg.uri}; times in milliseconds. */
  Map<String, String> below(String name) {
    String prefix = name + ".";
    Map<String, String> texts = new HashMap<>();
    for (Setting setting : Setting.values()) {
      Given given = layer.get(setting);
      if (given != null && setting.key().startsWith(prefix)) {
        boolean time = setting.form() == Form.TIME;
        texts.put(
            setting.key().substring(prefix.length()),
            time ? String.valueOf(time(setting, "1ms", "24h").toMillis()) : given.text());
      }
    }
    return texts;
  }

  private String text(Given given) {
    if (!given.text().equals(given.text().strip())) {
      problems.add(given.problem("begins or ends with a space"));
    }
    return given.text();
  }

  static @Nullable Duration parseTime(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (Objects.requireNonNullElse(matcher.group(2), "s")) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofSeconds(amount);
    };
  }

  /** Also a file that is wrong is answered, so that checks of other settings see it was given. */
  private @Nullable Path file(Given given, String name, boolean orDirectory) {
    if (name.contains("-----BEGIN")) {
      // Not quoted: a key pasted by mistake may be a private one.
      problems.add(given.origin() + ": takes the name of a file, not what is in it");
      return null;
    }
    try {
      Path path = Path.of(name);
      String complaint = URL.matcher(name).matches() ? URL_COMPLAINT : complaint(path, orDirectory);
      if (complaint != null) {
        problems.add(given.problem(name, complaint));
      }
      return path;
    } catch (InvalidPathException e) {
      problems.add(given.problem(name, "is not the name of a file"));
      return null;
    }
  }

  private static @Nullable String complaint(Path path, boolean orDirectory) {
    if (Files.notExists(path)) {
      return "does not exist";
    }
    if (Files.isDirectory(path) && !orDirectory) {
      return "is a directory, not a file";
    }
    return Files.isReadable(path) ? null : "is not readable";
  }
}
