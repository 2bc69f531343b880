package dev.orgate.server.config;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The YAML file. Read as a stream of events, because a tree would have turned {@code no} into false
 * and {@code 017} into 15 and would have kept the last of two equal keys: here every scalar is the
 * text that was written, and every key is there once.
 */
final class SettingsFile {
  private static final YAMLFactory YAML = new YAMLFactory();

  /** All but the file's own name, which a file cannot give. */
  private static final Map<String, Setting> SETTINGS =
      Stream.of(Setting.values())
          .filter(setting -> setting != Setting.CONFIG)
          .collect(toMap(Setting::key, Function.identity()));

  /** What stands before a dot in some key. */
  private static final Set<String> SECTIONS =
      SETTINGS.keySet().stream().flatMap(SettingsFile::sections).collect(toSet());

  private final String name;
  private final YAMLParser parser;
  private final List<String> problems;
  private final Layer layer = new Layer();
  private final Set<String> seen = new HashSet<>();

  private SettingsFile(String name, YAMLParser parser, List<String> problems) {
    this.name = name;
    this.parser = parser;
    this.problems = problems;
  }

  /** Reads what can be read of the file; the rest becomes problems. */
  static Layer read(Path path, List<String> problems) {
    try (var parser = YAML.createParser(Files.readString(path))) {
      var file = new SettingsFile(path.toString(), parser, problems);
      file.document();
      return file.layer;
    } catch (JsonProcessingException e) {
      // Its message shows the lines around the mistake, and one of them may be a secret.
      problems.add(path + ": not YAML from line " + e.getLocation().getLineNr() + " on");
    } catch (CharacterCodingException e) {
      problems.add(path + ": not UTF-8");
    } catch (IOException e) {
      problems.add(path + ": cannot be read: " + e.getMessage());
    }
    return new Layer();
  }

  private void document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return; // nothing but comments
    }
    if (first != JsonToken.START_OBJECT) {
      problems.add(name + ": not a mapping of settings");
      return;
    }
    mapping("");
    if (parser.nextToken() != null) {
      problems.add(name + ": more than one document");
    }
  }

  private void mapping(String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = prefix + parser.currentName();
      parser.nextToken();
      Setting setting = SETTINGS.get(key);
      if (!seen.add(key)) {
        refuse(key, "is there twice");
      } else if (setting != null) {
        value(setting);
      } else if (!SECTIONS.contains(key)) {
        var known = Stream.concat(SETTINGS.keySet().stream(), SECTIONS.stream());
        refuse(key, "is not a setting" + Spelling.hint(key, known));
      } else if (parser.currentToken() == JsonToken.START_OBJECT) {
        mapping(key + ".");
      } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
        refuse(key, "holds settings, it is none itself");
      }
    }
  }

  private void value(Setting setting) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      refuse(setting.key(), "takes a value, not a mapping");
    } else if (parser.currentToken() != JsonToken.START_ARRAY) {
      layer.put(setting, origin(setting.key()), scalar(setting));
    } else if (setting.form() == Form.FILES) {
      layer.put(setting, origin(setting.key()), items(setting));
    } else {
      refuse(setting.key(), "takes one value, not a list");
    }
  }

  private String items(Setting setting) throws IOException {
    List<String> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isScalarValue()) {
        items.add(scalar(setting));
      } else {
        refuse(setting.key(), "takes a list of plain values");
      }
    }
    items.removeIf(String::isEmpty);
    return String.join(",", items);
  }

  private String scalar(Setting setting) throws IOException {
    if (parser.isCurrentAlias()) {
      refuse(setting.key(), "is an alias; write the value itself");
      return "";
    }
    return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
  }

  private void refuse(String key, String complaint) throws IOException {
    problems.add(origin(key) + " " + complaint);
    parser.skipChildren();
  }

  private String origin(String key) {
    return name + ": " + key;
  }

  private static Stream<String> sections(String key) {
    return IntStream.range(0, key.length())
        .filter(i -> key.charAt(i) == '.')
        .mapToObj(i -> key.substring(0, i));
  }
}
