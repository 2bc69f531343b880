package dev.orgate.server.swr;

import static dev.orgate.server.http.Operation.Needs.NOTHING;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orgate.server.http.Call;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;

/** The version documents, which tell anybody which API this is. */
final class SwrVersions {
  private SwrVersions() {}

  static List<Operation> operations() {
    return List.of(
        new Operation(HttpMethod.GET, "/", NOTHING, false, SwrVersions::all),
        new Operation(HttpMethod.GET, "/v2", NOTHING, false, SwrVersions::one));
  }

  private static Future<Reply> all(Call call) {
    return document(
        json -> {
          json.writeArrayFieldStart("versions");
          writeVersion(json, call);
          json.writeEndArray();
        });
  }

  private static Future<Reply> one(Call call) {
    return document(
        json -> {
          json.writeFieldName("version");
          writeVersion(json, call);
        });
  }

  private static Future<Reply> document(JsonBuffer.Document content) {
    Buffer body =
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              content.write(json);
              json.writeEndObject();
            });
    return Future.succeededFuture(Reply.json(200, body));
  }

  private static void writeVersion(JsonGenerator json, Call call) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", "v2");
    json.writeObjectFieldStart("links");
    json.writeStringField("href", call.origin() + "/v2");
    json.writeStringField("rel", "self");
    json.writeEndObject();
    json.writeStringField("min_version", "2.0");
    json.writeStringField("status", "CURRENT");
    json.writeStringField("updated", "2020-07-09T00:00:00Z");
    json.writeStringField("version", "2.26");
    json.writeEndObject();
  }
}
