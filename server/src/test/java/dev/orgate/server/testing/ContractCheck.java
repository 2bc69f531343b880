package dev.orgate.server.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.orgate.server.ops.Contract;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds answers against the contract document: the status is listed, the content type is that of
 * the document, the body and the headers are as their schemas say.
 */
public final class ContractCheck {
  private static final ContractDocument DOCUMENT = ContractDocument.read();
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getOpenApi31());
  private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

  /** What may come of any request, before it is known for a call. */
  private static final Set<Integer> ANY_TIME = Set.of(414, 431);

  private final String method;
  private final Answer answer;
  private final List<String> violations = new ArrayList<>();

  private ContractCheck(String method, Answer answer) {
    this.method = method;
    this.answer = answer;
  }

  /**
   * Demands that an answer is one of those that the document lists. Nothing is demanded of answers
   * to what is no operation of the document.
   *
   * @throws AssertionError saying what is not as the document has it
   */
  public static void demand(String method, URI target, Answer answer) {
    var operation = DOCUMENT.operation(method, target.getRawPath());
    if (operation == null) {
      return;
    }
    List<String> violations = new ContractCheck(method, answer).violations(operation.pointer());
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "%s answers %d against the contract of %s: %s in %s"
              .formatted(
                  method + " " + target,
                  answer.status(),
                  operation.call(),
                  violations,
                  answer.text()));
    }
  }

  private List<String> violations(String operation) {
    String responses = operation + "/responses/";
    String status = ANY_TIME.contains(answer.status()) ? "default" : "" + answer.status();
    if (DOCUMENT.root().at(responses + status).isMissingNode()) {
      return List.of("the status is not listed");
    }
    String response = DOCUMENT.resolved(responses + status);
    headers(response + "/headers");
    content(response + "/content");
    return violations;
  }

  private void headers(String pointer) {
    for (Map.Entry<String, JsonNode> member : DOCUMENT.root().at(pointer).properties()) {
      String header = DOCUMENT.resolved(pointer + "/" + member.getKey());
      List<String> values = answer.headers().allValues(member.getKey());
      if (values.isEmpty() && DOCUMENT.root().at(header).path("required").asBoolean()) {
        violations.add(member.getKey() + " is missing");
      }
      values.forEach(
          value -> matches(header + "/schema", new TextNode(value), member.getKey() + ": "));
    }
  }

  private void content(String pointer) {
    JsonNode content = DOCUMENT.root().at(pointer);
    if (content.isMissingNode()) {
      if (!answer.text().isEmpty()) {
        violations.add("there is a body");
      }
      return;
    }
    String type = answer.headers().firstValue("content-type").orElse("").split(";", -1)[0];
    if (!content.has(type)) {
      violations.add("the content type is '" + type + "'");
    } else if (!method.equals("HEAD")) {
      matches(pointer + "/" + type.replace("/", "~1") + "/schema", body(type), "body: ");
    }
  }

  private JsonNode body(String type) {
    if (!type.equals("application/json")) {
      return new TextNode(answer.text());
    }
    try {
      return JSON.readTree(answer.text());
    } catch (JsonProcessingException e) {
      violations.add("the body is not JSON");
      return new TextNode("");
    }
  }

  private void matches(String pointer, JsonNode value, String what) {
    List<Error> errors = COMPILED.computeIfAbsent(pointer, ContractCheck::compiled).validate(value);
    errors.forEach(error -> violations.add(what + error));
  }

  private static Schema compiled(String pointer) {
    return SCHEMAS.getSchema(
        SchemaLocation.of("classpath:" + Contract.RESOURCE.substring(1) + "#" + pointer));
  }
}
