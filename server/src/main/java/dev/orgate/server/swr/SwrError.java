package dev.orgate.server.swr;

import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;

/**
 * The dialect's errors: status, code and message as the service's error table has them. Each body
 * carries the older {@code errors} array and the newer top-level pair, since clients read either.
 */
enum SwrError {
  INVALID_PARAMETER(400, "SVCSTG.SWR.4000014", "Invalid param"),
  INVALID_BODY(400, "SVCSTG.SWR.4001018", "Invalid request body"),
  INVALID_QUERY(400, "SVCSTG.SWR.4001024", "Invalid query parameters"),
  INVALID_VALUE(400, "SVCSTG.SWR.4001025", "Invalid parameters"),
  INVALID_NAME(400, "SVCSTG.SWR.4001028", "Invalid organization name"),
  INVALID_FILTER(400, "SVCSTG.SWR.4001035", "Invalid filter criteria"),
  INVALID_LEVEL(400, "SVCSTG.SWR.4001066", "Invalid permissions"),
  INVALID_BATCH(400, "SVCSTG.SWR.4001091", "Incorrect permission parameters"),
  QUOTA_EXCEEDED(400, "SVCSTG.SWR.4000097", "The number of organizations exceeds the upper limit"),
  FORBIDDEN(403, "SVCSTG.SWR.4039002", "No permission for this operation"),
  NAMESPACE_NOT_FOUND(404, "SVCSTG.SWR.4040058", "Namespace does not exists"),
  GRANT_NOT_FOUND(404, "SVCSTG.SWR.4040078", "Organization permission does not exist"),
  URL_NOT_FOUND(404, "SVCSTG.SWR.4040083", "URL not found"),
  METHOD_NOT_ALLOWED(405, "APIGW.0501", "Method not allowed"),
  CONFLICT(409, "SVCSTG.SWR.4090023", "System busy"),
  NAMESPACE_EXISTS(409, "SVCSTG.SWR.4090060", "The organization already exists"),
  GRANT_EXISTS(409, "SVCSTG.SWR.4090076", "The organization permission already exists"),
  BODY_TOO_LARGE(413, "SVCSTG.SWR.4131001", "The request body is too large"),
  URI_TOO_LONG(414, "APIGW.0201", "The request line is too long"),
  KEY_REUSED(422, "SVCSTG.SWR.4221001", "The Idempotency-Key belongs to another request"),
  HEAD_TOO_LARGE(431, "APIGW.0201", "The request head is too large"),
  INTERNAL(500, "APIGW.0601", "Internal error"),
  UNAVAILABLE(503, "APIGW.0613", "The service is unavailable"),
  OUTCOME_UNKNOWN(503, "APIGW.0613", "The outcome is unknown: the change was made or was not");

  private final int status;
  private final String code;
  private final String message;

  SwrError(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  /** The answer; {@code detail} says what about this request was wrong, or is empty. */
  Reply reply(String detail, String requestId) {
    return Reply.json(
        status,
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("errors");
              json.writeStartObject();
              json.writeStringField("errorCode", code);
              json.writeStringField("errorMessage", message);
              json.writeStringField("detail", detail);
              json.writeEndObject();
              json.writeEndArray();
              json.writeStringField("error_code", code);
              json.writeStringField("error_msg", message);
              json.writeStringField("encoded_authorization_message", "");
              json.writeStringField("request_id", requestId);
              json.writeEndObject();
            }));
  }

  /** As something to throw out of the middle of a validation. */
  SwrRejection because(String detail) {
    return new SwrRejection(this, detail);
  }
}
