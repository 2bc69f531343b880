package dev.orgate.server.ops;

import static dev.orgate.server.http.Operation.Needs.NOTHING;

import dev.orgate.server.auth.Authentication;
import dev.orgate.server.http.Call;
import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;
import dev.orgate.store.Refusal;
import dev.orgate.store.Store;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/**
 * What a load balancer asks: {@code GET /health/live} is 200 while the process answers at all,
 * {@code GET /health/ready} is 200 while requests can be served and 503 otherwise, with the reason;
 * {@code troubles} names what it serves in spite of, such as an identity service that is away.
 */
public final class HealthDialect implements Dialect {
  private final Store store;
  private final Authentication authentication;

  public HealthDialect(Store store, Authentication authentication) {
    this.store = store;
    this.authentication = authentication;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        new Operation(HttpMethod.GET, "/health/live", NOTHING, false, this::live),
        new Operation(HttpMethod.GET, "/health/ready", NOTHING, false, this::ready));
  }

  private Future<Reply> live(Call call) {
    return Future.succeededFuture(reply(200, "ok", List.of()));
  }

  private Future<Reply> ready(Call call) {
    return store
        .check()
        .map(
            health -> {
              List<String> troubles = authentication.troubles();
              return health.ready() && authentication.isBlind()
                  ? reply(503, "there are no keys to believe anybody by", troubles)
                  : reply(health.ready() ? 200 : 503, health.reason(), troubles);
            });
  }

  @Override
  public Reply problem(Problem problem, String requestId) {
    int status =
        switch (problem.kind()) {
          case METHOD_NOT_ALLOWED -> 405;
          case INTERNAL -> 500;
          default -> 400;
        };
    return reply(status, String.valueOf(problem.getMessage()), List.of());
  }

  @Override
  public Reply refusal(Refusal refusal, String requestId) {
    return reply(503, String.valueOf(refusal.getMessage()), List.of());
  }

  /**
   * @param troubles what does not keep the gateway from serving, and should be looked at
   */
  private static Reply reply(int status, String reason, List<String> troubles) {
    return Reply.json(
        status,
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeStringField("status", reason);
              if (!troubles.isEmpty()) {
                json.writeArrayFieldStart("troubles");
                for (String trouble : troubles) {
                  json.writeString(trouble);
                }
                json.writeEndArray();
              }
              json.writeEndObject();
            }));
  }
}
