package dev.orgate.server.testing;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.orgate.server.ops.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The contract document, by what a test looks for in it. */
public final class ContractDocument {
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete");

  private final JsonNode root;
  private final List<Operation> operations = new ArrayList<>();

  /**
   * One method on one path, as often as there are addresses for it.
   *
   * @param path with the prefix of its server, parameters in braces
   * @param paths what of paths as sent is its own
   * @param pointer where it is in the document
   */
  public record Operation(
      String method, String path, Pattern paths, String pointer, JsonNode node) {
    /** What a client calls. */
    public String call() {
      return method + " " + path;
    }

    public String id() {
      return node.path("operationId").asText();
    }
  }

  private ContractDocument(JsonNode root) {
    this.root = root;
    root.path("paths").properties().forEach(item -> add(item.getKey(), item.getValue()));
    operations.sort(Comparator.comparingLong(it -> it.path.chars().filter(c -> c == '{').count()));
  }

  private void add(String path, JsonNode item) {
    JsonNode servers = item.has("servers") ? item.path("servers") : root.path("servers");
    for (JsonNode server : servers) {
      String prefix = server.path("url").asText().replaceFirst("/$", "");
      item.properties().stream()
          .filter(member -> METHODS.contains(member.getKey()))
          .forEach(
              member ->
                  operations.add(
                      new Operation(
                          member.getKey().toUpperCase(Locale.ROOT),
                          prefix + path,
                          Pattern.compile((prefix + path).replaceAll("\\{\\w+}", "[^/]+")),
                          "/paths/" + path.replace("/", "~1") + "/" + member.getKey(),
                          member.getValue())));
    }
  }

  /** Reads all of it, of which a gateway serves what it has. */
  public static ContractDocument read() {
    return parse(text());
  }

  /** The document as it was written. */
  public static String text() {
    try (var stream = Contract.class.getResourceAsStream(Contract.RESOURCE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one; a key that is there twice is an error. */
  public static ContractDocument parse(String text) {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try {
      return new ContractDocument(yaml.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole document. */
  public JsonNode root() {
    return root;
  }

  public List<Operation> operations() {
    return operations;
  }

  /** The operation that a request is for, with a path as sent, or null for none. */
  Operation operation(String method, String path) {
    String meant = path.length() > 1 && path.endsWith("/") ? cut(path) : path;
    for (Operation first : operations) {
      if (first.paths.matcher(meant).matches()) {
        return operations.stream()
            .filter(it -> it.path.equals(first.path) && it.method.equals(method))
            .findFirst()
            .orElse(null);
      }
    }
    return null;
  }

  private static String cut(String path) {
    return path.substring(0, path.length() - 1);
  }

  /** Where a thing is, which may be elsewhere than where it is referred to. */
  String resolved(String pointer) {
    String reference = root.at(pointer).path("$ref").asText();
    return reference.isEmpty() ? pointer : reference.substring(1);
  }
}
