package dev.orgate.server.config;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The settings among the environment variables. */
final class Environment {
  private static final Map<String, Setting> SETTINGS =
      Stream.of(Setting.values()).collect(toMap(Setting::environmentName, Function.identity()));

  private Environment() {}

  /**
   * Reads the variables. One of our prefix that is no setting only earns a warning: Kubernetes, for
   * one, gives every pod {@code ORGATE_PORT} beside a service that is named orgate.
   */
  static Layer read(Map<String, String> variables, List<String> warnings) {
    Layer layer = new Layer();
    new TreeMap<>(variables)
        .forEach(
            (name, text) -> {
              Setting setting = SETTINGS.get(name);
              if (setting != null) {
                layer.put(setting, name, text);
              } else if (name.startsWith(Setting.ENVIRONMENT_PREFIX) && !text.isEmpty()) {
                warnings.add(
                    name
                        + " is ignored: no setting has that name"
                        + Spelling.hint(name, SETTINGS.keySet().stream()));
              }
            });
    return layer;
  }
}
