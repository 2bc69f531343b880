package dev.orgate.server.swr;

import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.IdempotencyKey;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;
import dev.orgate.store.Refusal;
import dev.orgate.store.Store;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * SoftWare Repository for Container, organization management v2: organizations (namespaces), their
 * permissions and quotas, as the Huawei Cloud and Open Telekom Cloud clients expect them.
 */
public final class SwrDialect implements Dialect {
  private final List<Operation> operations;

  public SwrDialect(Store store) {
    operations =
        Stream.of(
                new SwrNamespaces(store.namespaces()).operations(),
                new SwrAccess(store.access()).operations(),
                new SwrQuotas(store.quotas()).operations(),
                SwrVersions.operations())
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public List<Operation> operations() {
    return operations;
  }

  /** Every POST may be tried again. */
  @Override
  public @Nullable String attemptKey(Operation operation, MultiMap headers) {
    return operation.method().equals(HttpMethod.POST) ? IdempotencyKey.of(headers) : null;
  }

  @Override
  public Reply refusal(Refusal refusal, String requestId) {
    return refusal.accept(new SwrRefusals(requestId));
  }

  @Override
  public Reply problem(Problem problem, String requestId) {
    String detail = String.valueOf(problem.getMessage());
    return switch (problem.kind()) {
      case NO_CREDENTIAL, UNAUTHENTICATED -> unauthenticated(detail, requestId);
      case UNAVAILABLE ->
          SwrError.UNAVAILABLE.reply(detail, requestId).with(SwrRefusals.RETRY_AFTER, "1");
      case UNKNOWN_PATH -> SwrError.URL_NOT_FOUND.reply(detail, requestId);
      case METHOD_NOT_ALLOWED -> SwrError.METHOD_NOT_ALLOWED.reply(detail, requestId);
      case BODY_TOO_LARGE -> SwrError.BODY_TOO_LARGE.reply(detail, requestId);
      case URI_TOO_LONG -> SwrError.URI_TOO_LONG.reply(detail, requestId);
      case HEAD_TOO_LARGE -> SwrError.HEAD_TOO_LARGE.reply(detail, requestId);
      case MALFORMED_REQUEST -> SwrError.INVALID_PARAMETER.reply(detail, requestId);
      case INTERNAL -> SwrError.INTERNAL.reply("", requestId);
    };
  }

  /** The API gateway in front of the service refuses credentials, and has a shape of its own. */
  private static Reply unauthenticated(String reason, String requestId) {
    Buffer body =
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeStringField(
                  "error_msg", "Incorrect IAM authentication information: " + reason);
              json.writeStringField("error_code", "APIGW.0301");
              json.writeStringField("request_id", requestId);
              json.writeEndObject();
            });
    return Reply.json(401, body).with("WWW-Authenticate", "Bearer");
  }
}
