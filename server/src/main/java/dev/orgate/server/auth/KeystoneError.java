package dev.orgate.server.auth;

import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;

/** The identity service's errors: {@code {"error":{"code":401,"message":"…","title":"…"}}}. */
enum KeystoneError {
  BAD_REQUEST(
      400,
      "Bad Request",
      "The server could not comply with the request since it is either malformed or otherwise"
          + " incorrect. The client is assumed to be in error."),
  UNAUTHORIZED(401, "Unauthorized", "The request you have made requires authentication."),
  NOT_FOUND(404, "Not Found", "The resource could not be found."),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed", "The method is not allowed for the resource."),
  BODY_TOO_LARGE(413, "Request Entity Too Large", "The request body is too large."),
  URI_TOO_LONG(414, "Request-URI Too Long", "The request line is too long."),
  HEAD_TOO_LARGE(431, "Request Header Fields Too Large", "The request head is too large."),
  INTERNAL(
      500,
      "Internal Server Error",
      "An unexpected error prevented the server from fulfilling your request."),
  UNAVAILABLE(503, "Service Unavailable", "The service is currently unavailable.");

  private final int code;
  private final String title;
  private final String message;

  KeystoneError(int code, String title, String message) {
    this.code = code;
    this.title = title;
    this.message = message;
  }

  static KeystoneError of(Problem.Kind kind) {
    return switch (kind) {
      case NO_CREDENTIAL, UNAUTHENTICATED -> UNAUTHORIZED;
      case UNAVAILABLE -> UNAVAILABLE;
      case UNKNOWN_PATH -> NOT_FOUND;
      case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
      case BODY_TOO_LARGE -> BODY_TOO_LARGE;
      case URI_TOO_LONG -> URI_TOO_LONG;
      case HEAD_TOO_LARGE -> HEAD_TOO_LARGE;
      case MALFORMED_REQUEST -> BAD_REQUEST;
      case INTERNAL -> INTERNAL;
    };
  }

  /** As something to throw; {@code detail} says what about this request was wrong, or is empty. */
  KeystoneRejection because(String detail) {
    return new KeystoneRejection(this, detail);
  }

  /** The answer, with the detail before the usual sentence. */
  Reply reply(String detail) {
    String text = detail.isEmpty() ? message : detail + ". " + message;
    return Reply.json(
        code,
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeObjectFieldStart("error");
              json.writeNumberField("code", code);
              json.writeStringField("message", text);
              json.writeStringField("title", title);
              json.writeEndObject();
              json.writeEndObject();
            }));
  }
}
