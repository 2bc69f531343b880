package dev.orgate.server.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An OpenAPI document as one page of HTML that loads nothing and runs no script: operations by tag,
 * each with its parameters, bodies and answers, then the schemas, which everything links to.
 */
final class ContractPage {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(Feature.WRITE_DOC_START_MARKER, Feature.SPLIT_LINES)
          .enable(Feature.MINIMIZE_QUOTES, Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private static final List<String> METHODS =
      List.of("get", "head", "post", "put", "patch", "delete");

  /** Written by YAML with quotes, as the number sign would begin a comment; then escaped. */
  private static final Pattern SCHEMA =
      Pattern.compile("\\$ref: (?:&quot;)?#/components/schemas/(\\w+)(?:&quot;)?");

  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  private final JsonNode document;
  private final StringBuilder html = new StringBuilder();

  private record Call(String method, String path, JsonNode item, JsonNode operation) {
    String id() {
      return operation.path("operationId").asText();
    }
  }

  ContractPage(JsonNode document) {
    this.document = document;
  }

  /**
   * The page.
   *
   * @param style the style sheet, put in as it is
   */
  String html(String style) {
    JsonNode info = document.path("info");
    String title = escaped(info.path("title").asText() + " " + info.path("version").asText());
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>" + title + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n");
    navigation();
    html.append("<main>\n<h1>" + title + "</h1>\n");
    prose(info.path("description"));
    html.append("<p><a href=\"/openapi.yaml\">openapi.yaml</a></p>\n");
    document.path("tags").forEach(this::section);
    html.append("<h2 id=\"credentials\">Credentials</h2>\n");
    each(document.at("/components/securitySchemes"), this::credential);
    html.append("<h2 id=\"schemas\">Schemas</h2>\n");
    each(document.at("/components/schemas"), this::schema);
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private interface Entry {
    void write(String name, JsonNode value);
  }

  private static void each(JsonNode object, Entry entry) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      entry.write(member.getKey(), member.getValue());
    }
  }

  private void navigation() {
    html.append("<nav>\n");
    for (JsonNode tag : document.path("tags")) {
      String name = tag.path("name").asText();
      html.append("<h2><a href=\"#" + anchor(name) + "\">" + escaped(name) + "</a></h2>\n<ul>\n");
      for (Call call : calls(name)) {
        String summary = escaped(call.operation.path("summary").asText());
        html.append("<li><a href=\"#" + call.id() + "\">" + summary + "</a></li>\n");
      }
      html.append("</ul>\n");
    }
    html.append("<h2><a href=\"#credentials\">Credentials</a></h2>\n")
        .append("<h2><a href=\"#schemas\">Schemas</a></h2>\n</nav>\n");
  }

  private List<Call> calls(String tag) {
    List<Call> calls = new ArrayList<>();
    each(
        document.path("paths"),
        (path, item) -> {
          for (String method : METHODS) {
            JsonNode operation = item.path(method);
            if (tag.equals(operation.at("/tags/0").asText())) {
              calls.add(new Call(method.toUpperCase(Locale.ROOT), path, item, operation));
            }
          }
        });
    return calls;
  }

  private void section(JsonNode tag) {
    String name = tag.path("name").asText();
    html.append("<h2 id=\"" + anchor(name) + "\">" + escaped(name) + "</h2>\n");
    prose(tag.path("description"));
    calls(name).forEach(this::call);
  }

  private void call(Call call) {
    html.append("<details id=\"" + call.id() + "\">\n<summary><b class=\"" + call.method + "\">")
        .append(call.method + "</b> <code>" + escaped(call.path) + "</code> ")
        .append(escaped(call.operation.path("summary").asText()) + "</summary>\n");
    prose(call.operation.path("description"));
    for (JsonNode server : call.item.path("servers")) {
      String prefix = server.path("url").asText();
      if (prefix.length() > 1) {
        html.append("<p>Also <code>" + escaped(prefix + call.path) + "</code>.</p>\n");
      }
    }
    if (call.operation.has("security") && call.operation.path("security").isEmpty()) {
      html.append("<p>Takes no credential.</p>\n");
    }
    parameters(call);
    JsonNode body = resolved(call.operation.path("requestBody"));
    if (!body.isMissingNode()) {
      html.append("<h3>Body</h3>\n");
      content(body);
    }
    html.append("<h3>Answers</h3>\n");
    each(call.operation.path("responses"), this::answer);
    html.append("</details>\n");
  }

  private void parameters(Call call) {
    List<JsonNode> parameters = new ArrayList<>();
    call.item.path("parameters").forEach(each -> parameters.add(resolved(each)));
    call.operation.path("parameters").forEach(each -> parameters.add(resolved(each)));
    if (parameters.isEmpty()) {
      return;
    }
    html.append("<h3>Parameters</h3>\n<dl>\n");
    for (JsonNode parameter : parameters) {
      String demanded = parameter.path("required").asBoolean() ? ", required" : "";
      html.append("<dt><code>" + escaped(parameter.path("name").asText()) + "</code> in ")
          .append(escaped(parameter.path("in").asText()) + demanded + "</dt>\n<dd>");
      prose(parameter.path("description"));
      html.append(yaml(parameter.path("schema")) + "</dd>\n");
    }
    html.append("</dl>\n");
  }

  private void answer(String status, JsonNode reference) {
    JsonNode answer = resolved(reference);
    html.append("<div><b>" + escaped(status) + "</b> ");
    prose(answer.path("description"));
    List<String> headers = new ArrayList<>();
    each(answer.path("headers"), (name, header) -> headers.add("<code>" + name + "</code>"));
    if (!headers.isEmpty()) {
      html.append("<p>Headers: " + String.join(", ", headers) + "</p>\n");
    }
    content(answer);
    html.append("</div>\n");
  }

  private void content(JsonNode message) {
    each(
        message.path("content"),
        (type, media) -> {
          html.append("<p><code>" + escaped(type) + "</code></p>\n");
          html.append(yaml(media.path("schema")));
          if (media.has("example")) {
            String example = media.path("example").toPrettyString();
            html.append("<pre class=\"example\">" + escaped(example) + "</pre>\n");
          }
        });
  }

  private void credential(String name, JsonNode scheme) {
    html.append("<h3>" + escaped(name) + "</h3>\n");
    prose(scheme.path("description"));
    html.append(yaml(scheme));
  }

  private void schema(String name, JsonNode schema) {
    html.append("<h3 id=\"schema-" + name + "\">" + name + "</h3>\n" + yaml(schema));
  }

  /** What a reference to anything but a schema stands for; schemas are linked to. */
  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private static String yaml(JsonNode node) {
    try {
      String text = escaped(YAML.writeValueAsString(node).strip());
      String linked = SCHEMA.matcher(text).replaceAll("<a href=\"#schema-$1\">$1</a>");
      return "<pre>" + linked + "</pre>\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was read can be written", e);
    }
  }

  /** Of Markdown the document uses paragraphs and code. */
  private void prose(JsonNode text) {
    for (String paragraph : text.asText().strip().split("\n\n", -1)) {
      String marked = CODE.matcher(escaped(paragraph)).replaceAll("<code>$1</code>");
      html.append("<p>" + marked + "</p>\n");
    }
  }

  private static String anchor(String tag) {
    return tag.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
