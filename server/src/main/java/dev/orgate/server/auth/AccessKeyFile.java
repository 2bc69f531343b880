package dev.orgate.server.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.Secret;
import dev.orgate.server.config.UnusableFile;
import dev.orgate.store.Actor;
import dev.orgate.store.StorableText;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML file of access keys: a list of mappings with {@code access}, {@code secret},
 * {@code tenant}, {@code user_id} and perhaps {@code user_name}, {@code project}, with it {@code
 * project_name}, {@code security_token} and a list {@code roles}. Every scalar is the text that was
 * written. No message quotes what is in the file.
 */
final class AccessKeyFile {
  static final String SETTING = "access-keys";
  private static final YAMLFactory YAML = new YAMLFactory();
  private static final Set<String> FIELDS =
      Set.of(
          "access",
          "secret",
          "security_token",
          "tenant",
          "project",
          "project_name",
          "user_id",
          "user_name",
          "roles");

  private final AuthSettings.ClaimNames roleNames;
  private final Path file;

  private AccessKeyFile(AuthSettings.ClaimNames roleNames, Path file) {
    this.roleNames = roleNames;
    this.file = file;
  }

  /**
   * The keys by name; possibly none.
   *
   * @param file whose content it is, for messages
   * @throws UnusableFile when the content is not in that form
   */
  static Map<String, AccessKey> read(AuthSettings.ClaimNames roleNames, Path file, Buffer content) {
    AccessKeyFile reader = new AccessKeyFile(roleNames, file);
    try (YAMLParser parser = YAML.createParser(content.toString(StandardCharsets.UTF_8))) {
      return reader.keys(parser);
    } catch (JsonProcessingException e) {
      // Its message shows the lines around the mistake, and there are secrets in them.
      throw reader.unusable("is not YAML from line " + e.getLocation().getLineNr() + " on");
    } catch (IOException e) {
      throw UnusableFile.unreadable(SETTING, file, e);
    }
  }

  private UnusableFile unusable(String why) {
    return new UnusableFile(SETTING, file, why);
  }

  private Map<String, AccessKey> keys(YAMLParser parser) throws IOException {
    Map<String, AccessKey> keys = new HashMap<>();
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return keys; // nothing but comments
    }
    demand(first == JsonToken.START_ARRAY, "is not a list of access keys");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      demand(parser.currentToken() == JsonToken.START_OBJECT, "has an entry that is not a mapping");
      AccessKey key = key(fields(parser), keys.size() + 1);
      demand(keys.put(key.access(), key) == null, "has an access key twice");
    }
    demand(parser.nextToken() == null, "holds more than one document");
    return keys;
  }

  private void demand(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw unusable(otherwise);
    }
  }

  private Map<String, List<String>> fields(YAMLParser parser) throws IOException {
    Map<String, List<String>> fields = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      demand(FIELDS.contains(name), "has a field that no access key has");
      List<String> texts = new ArrayList<>();
      if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("roles")) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          demand(parser.currentToken().isScalarValue(), "has roles that are not texts");
          texts.add(parser.getText());
        }
      } else {
        demand(parser.currentToken().isScalarValue(), "has a field that is not a text");
        texts.add(parser.getText());
      }
      demand(fields.put(name, texts) == null, "has a field twice in an entry");
    }
    return fields;
  }

  private AccessKey key(Map<String, List<String>> fields, int number) {
    String userId = text(fields, "user_id", number);
    String userName = optional(fields, "user_name", number);
    List<String> roles = fields.getOrDefault("roles", List.of());
    String securityToken = optional(fields, "security_token", number);
    String project = optional(fields, "project", number);
    String projectName = optional(fields, "project_name", number);
    demand(projectName == null || project != null, "names no project in entry " + number);
    Actor actor =
        new Actor(
            text(fields, "tenant", number),
            userId,
            userName == null ? userId : userName,
            project,
            roleNames.isAdmin(roles),
            roleNames.isOperator(roles));
    return new AccessKey(
        text(fields, "access", number),
        new Secret(text(fields, "secret", number)),
        securityToken == null ? null : new Secret(securityToken),
        actor,
        projectName);
  }

  private String text(Map<String, List<String>> fields, String name, int number) {
    String text = optional(fields, name, number);
    if (text == null) {
      throw unusable("lacks " + name + " in entry " + number);
    }
    return text;
  }

  private @Nullable String optional(Map<String, List<String>> fields, String name, int number) {
    List<String> texts = fields.get(name);
    if (texts == null) {
      return null;
    }
    String text = texts.get(0);
    // Security tokens are longer than what a store is asked to keep.
    boolean usable = name.equals("security_token") ? !text.isEmpty() : StorableText.accepts(text);
    demand(usable, "has an unusable " + name + " in entry " + number);
    return text;
  }
}
