package dev.orgate.server.auth;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orgate.server.json.JsonBuffer;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a token says: {@code {"token":{"expires_at":…,"user":{…},"project":{…},…}}}. */
final class KeystoneToken {
  private KeystoneToken() {}

  static Buffer body(
      DevelopmentIdentity.User user,
      DevelopmentIdentity.Issued issued,
      KeystoneScope scope,
      @Nullable Catalog catalog) {
    return JsonBuffer.write(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("token");
          json.writeStringField("expires_at", Timestamp.of(issued.to()));
          json.writeStringField("issued_at", Timestamp.of(issued.from()));
          json.writeArrayFieldStart("methods");
          json.writeString("password");
          json.writeEndArray();
          json.writeObjectFieldStart("user");
          named(json, user.id(), user.id());
          domain(json);
          json.writeNullField("password_expires_at");
          json.writeEndObject();
          scope(json, scope);
          if (catalog != null) {
            catalog.write(json);
          }
          roles(json, user.roles());
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static void scope(JsonGenerator json, KeystoneScope scope) throws IOException {
    if (scope == KeystoneScope.PROJECT) {
      json.writeObjectFieldStart("project");
      named(json, DevelopmentIdentity.PROJECT_ID, DevelopmentIdentity.PROJECT_NAME);
      domain(json);
      json.writeEndObject();
    } else if (scope == KeystoneScope.DOMAIN) {
      domain(json);
    }
  }

  private static void domain(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("domain");
    named(json, DevelopmentIdentity.ACCOUNT, DevelopmentIdentity.ACCOUNT);
    json.writeEndObject();
  }

  private static void roles(JsonGenerator json, List<String> roles) throws IOException {
    json.writeArrayFieldStart("roles");
    for (String role : roles) {
      json.writeStartObject();
      named(json, role, role);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void named(JsonGenerator json, String id, String name) throws IOException {
    json.writeStringField("id", id);
    json.writeStringField("name", name);
  }
}
