package dev.orgate.server.testing;

import dev.orgate.server.Gateway;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a gateway's metrics say at one moment: a number for each name with its labels. */
public final class Scrape {
  private final Map<String, Double> values = new LinkedHashMap<>();

  private Scrape(String text) {
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int end = line.lastIndexOf(' ');
              values.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
            });
  }

  public static Scrape of(Gateway gateway) {
    return new Scrape(
        Api.anonymous("http://127.0.0.1:" + gateway.metricsPort().getAsInt())
            .get("/metrics")
            .text());
  }

  /** All whose names with their labels a pattern fits; labels are in alphabetical order. */
  public Map<String, Double> all(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    Map<String, Double> found = new LinkedHashMap<>(values);
    found.keySet().removeIf(name -> !compiled.matcher(name).matches());
    return found;
  }

  /** Of a name with its labels; an error if there is none. */
  public double of(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new AssertionError(name + " is not among " + values.keySet());
    }
    return value;
  }
}
