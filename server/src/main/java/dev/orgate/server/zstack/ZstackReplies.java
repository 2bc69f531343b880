package dev.orgate.server.zstack;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orgate.server.http.Call;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;
import dev.orgate.store.Page;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The answers of calls that went well, with their {@code schema}. */
final class ZstackReplies {
  /** Clients choke on a 204 and on a 201, so success without anything to say is this. */
  static final Reply EMPTY = Reply.json(200, Buffer.buffer("{}"));

  private static final String SCHEMA_WANTED = "X-JSON-Schema";

  private ZstackReplies() {}

  /** {@code {"inventory":{…}}}. */
  static <T> Reply one(Call call, Inventory<T> inventory, T object) {
    Map<String, String> schema = new LinkedHashMap<>();
    if (wantsSchema(call)) {
      inventory.describe(schema, "inventory", object, Set.of());
    }
    return json(
        json -> {
          json.writeFieldName("inventory");
          inventory.write(json, object, Set.of());
          writeSchema(json, schema);
        });
  }

  /** {@code {"inventories":[…],"total":…}}, or the total alone; always with a schema. */
  static <T> Reply page(Inventory<T> inventory, Page<T> page, ZstackQuery<?> query) {
    if (query.countOnly()) {
      return json(json -> writeTotal(json, page));
    }
    return list("inventories", inventory, page, query.members(), true);
  }

  /** A list of its own name, without a total. */
  static <T> Reply list(Call call, String name, Inventory<T> inventory, List<T> objects) {
    return list(name, inventory, new Page<>(objects, null), Set.of(), wantsSchema(call));
  }

  private static <T> Reply list(
      String name, Inventory<T> inventory, Page<T> page, Set<String> only, boolean described) {
    List<T> objects = page.items();
    Map<String, String> schema = new LinkedHashMap<>();
    for (int i = 0; described && i < objects.size(); i++) {
      inventory.describe(schema, name + "[" + i + "]", objects.get(i), only);
    }
    return json(
        json -> {
          json.writeArrayFieldStart(name);
          for (T object : objects) {
            inventory.write(json, object, only);
          }
          json.writeEndArray();
          writeTotal(json, page);
          writeSchema(json, schema);
        });
  }

  private static void writeTotal(JsonGenerator json, Page<?> page) throws IOException {
    Integer total = page.total();
    if (total != null) {
      json.writeNumberField("total", total);
    }
  }

  private static void writeSchema(JsonGenerator json, Map<String, String> schema)
      throws IOException {
    if (!schema.isEmpty()) {
      json.writeObjectFieldStart("schema");
      for (Map.Entry<String, String> entry : schema.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
  }

  private static boolean wantsSchema(Call call) {
    return Boolean.parseBoolean(call.header(SCHEMA_WANTED));
  }

  /** An object with what the document writes in it. */
  static Reply json(JsonBuffer.Document members) {
    return Reply.json(
        200,
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              members.write(json);
              json.writeEndObject();
            }));
  }
}
