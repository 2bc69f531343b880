package dev.orgate.server.zstack;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/**
 * The dialect's structured errors: a code, the description that goes with it, and details that say
 * what about this call was wrong. All of them are 503, as the service has it.
 */
enum ZstackError {
  INTERNAL("SYS.1000", "An internal error happened in the system"),
  CREATE("SYS.1002", "Unable to create the resource"),
  NOT_FOUND("SYS.1003", "Unable to find the resource"),
  OPERATION("SYS.1006", "The operation failed"),
  INVALID_ARGUMENT("SYS.1007", "One or more API argument is invalid"),
  LOGIN("ID.1000", "Login failed"),
  SESSION("ID.1001", "The session is invalid or expired"),
  PERMISSION("ID.1002", "Permission denied"),
  QUOTA("ID.1003", "The quota is exceeded");

  /** The status of every structured error. */
  static final int STATUS = 503;

  private final String code;
  private final String description;

  ZstackError(String code, String description) {
    this.code = code;
    this.description = description;
  }

  /** The answer; {@code details} names the field and never quotes more than an identifier. */
  Reply reply(String details) {
    Buffer body =
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeFieldName("error");
              write(json, details);
              json.writeEndObject();
            });
    return Reply.json(STATUS, body);
  }

  private void write(JsonGenerator json, String details) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", code);
    json.writeStringField("description", description);
    json.writeStringField("details", details);
    json.writeEndObject();
  }

  /** As something to throw out of the middle of a validation. */
  ZstackRejection because(String details) {
    return new ZstackRejection(details, reply(details));
  }
}
