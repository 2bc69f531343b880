package dev.orgate.server.config;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads the settings: defaults, the YAML file over them, the environment over that, the flags over
 * all. Neither looks at this process's environment nor ends it, so that tests and embedders can
 * call it as the main program does.
 */
public final class SettingsReader {
  private static final int WRONG_USAGE = 2;

  private SettingsReader() {}

  /**
   * Reads and checks everything. All problems are reported together, each with the key as it was
   * given and the bad value; what {@code --help} and {@code --version} ask for is printed.
   */
  public static Startup read(
      List<String> arguments, Map<String, String> environment, PrintWriter out) {
    List<String> problems = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Layer upper = Environment.read(environment, warnings);
    // Their parser is a library to load, and most gateways have no flags.
    if (!arguments.isEmpty()) {
      Flags flags = new Flags(arguments);
      if (flags.askForHelp() || flags.askForVersion()) {
        out.print(flags.askForHelp() ? flags.help() : version());
        out.flush();
        return new Startup.Exit(0, List.of());
      }
      upper = upper.under(flags.read(problems));
    }
    Layer layer = Layer.ofDefaults().under(file(upper, problems)).under(upper);
    GatewaySettings settings = check(layer, problems, warnings);
    return problems.isEmpty()
        ? new Startup.Run(settings, warnings)
        : new Startup.Exit(WRONG_USAGE, problems.stream().distinct().toList());
  }

  /** The settings that a map gives by their keys; wrong ones are told by an exception. */
  static GatewaySettings of(Map<String, ?> values) {
    List<String> problems = new ArrayList<>();
    Layer given = new Layer();
    values.forEach(
        (key, value) ->
            Stream.of(Setting.values())
                .filter(setting -> setting.key().equals(key) && setting != Setting.CONFIG)
                .findFirst()
                .ifPresentOrElse(
                    setting -> given.put(setting, key, String.valueOf(value)),
                    () -> problems.add(key + ": no setting has that name" + hint(key))));
    GatewaySettings settings = check(Layer.ofDefaults().under(given), problems, new ArrayList<>());
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return settings;
  }

  private static String hint(String key) {
    return Spelling.hint(key, Stream.of(Setting.values()).map(Setting::key));
  }

  private static Layer file(Layer upper, List<String> problems) {
    List<String> found = new ArrayList<>();
    Path path = new Values(upper, found).file(Setting.CONFIG);
    problems.addAll(found);
    return path != null && found.isEmpty() ? SettingsFile.read(path, problems) : new Layer();
  }

  private static GatewaySettings check(Layer layer, List<String> problems, List<String> warnings) {
    Values values = new Values(layer, problems);
    GatewaySettings settings = GatewaySettings.of(values);
    CrossChecks.address(values.given(Setting.HTTP_HOST), settings.auth(), problems);
    CrossChecks.tls(
        layer.get(Setting.HTTP_TLS_CERTIFICATE), layer.get(Setting.HTTP_TLS_KEY), problems);
    CrossChecks.developmentIdentity(values.given(Setting.DEV_IDENTITY), settings.auth(), problems);
    Given password = layer.get(Setting.DEV_PASSWORD);
    if (password != null) {
      CrossChecks.developmentPassword(password, settings.auth(), warnings);
    }
    CrossChecks.discovery(values.given(Setting.JWT_DISCOVERY), values, problems);
    Given keystone = layer.get(Setting.KEYSTONE_URL);
    if (keystone != null) {
      CrossChecks.keystone(keystone, settings.auth(), problems);
    }
    new LoadChecks(layer, settings).check(problems);
    CrossChecks.plainAddresses(settings.auth(), warnings);
    CrossChecks.jobKey(settings, warnings);
    return settings;
  }

  private static String version() {
    var version = SettingsReader.class.getPackage().getImplementationVersion();
    return "Orgate "
        + Objects.requireNonNullElse(version, "(not packaged)")
        + System.lineSeparator();
  }
}
