package dev.orgate.server.ops;

import static dev.orgate.server.http.Operation.Needs.NOTHING;

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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a load balancer asks: {@code GET /health/live} is 200 while the process answers at all,
 * {@code GET /health/ready} is 200 while requests can be served and 503 otherwise, with the reason;
 * {@code troubles} names what it serves in spite of, such as an identity service that is away.
 */
public final class HealthDialect implements Dialect {
  private final Store store;
  private final Supplier<@Nullable String> whyNot;
  private final Supplier<List<String>> troubles;

  /**
   * @param whyNot what keeps the gateway from serving, whatever the store says; null if nothing
   *     does
   * @param troubles what is wrong with where keys come from and with the certificate, a line each
   */
  public HealthDialect(
      Store store, Supplier<@Nullable String> whyNot, Supplier<List<String>> troubles) {
    this.store = store;
    this.whyNot = whyNot;
    this.troubles = troubles;
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
              List<String> now = troubles.get();
              String why = whyNot.get();
              return health.ready() && why != null
                  ? reply(503, why, now)
                  : reply(health.ready() ? 200 : 503, health.reason(), now);
            });
  }

  @Override
  public Reply problem(Problem problem, String requestId) {
    return reply(problem.kind().status(), String.valueOf(problem.getMessage()), List.of());
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
