package dev.orgate.server.config;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one source of settings says. The one place where an empty value counts as not set. */
final class Layer {
  private final Map<Setting, Given> values = new EnumMap<>(Setting.class);

  /** The lowest layer: what the table says. */
  static Layer ofDefaults() {
    Layer defaults = new Layer();
    for (Setting setting : Setting.values()) {
      defaults.put(setting, "default of " + setting.key(), setting.defaultText());
    }
    return defaults;
  }

  /** Sets a value, unless it is empty. */
  void put(Setting setting, String origin, String text) {
    if (!text.isEmpty()) {
      values.put(setting, new Given(setting, origin, text));
    }
  }

  @Nullable Given get(Setting setting) {
    return values.get(setting);
  }

  /** This layer, with whatever the upper one says put over it. */
  Layer under(Layer upper) {
    Layer both = new Layer();
    both.values.putAll(values);
    both.values.putAll(upper.values);
    return both;
  }
}
