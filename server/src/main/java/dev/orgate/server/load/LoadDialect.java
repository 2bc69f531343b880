package dev.orgate.server.load;

import static dev.orgate.server.http.Operation.Needs.ACTOR;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.server.json.JsonBuffer;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/**
 * {@code POST /load/reset}, for platform operators: drops everything and seeds again, and is
 * answered 200 with the milliseconds when that is done. 409 while it is done already, or with a
 * store that keeps what it has; the gateway is not ready meanwhile.
 */
public final class LoadDialect implements Dialect {
  private final LoadTarget target;

  public LoadDialect(LoadTarget target) {
    this.target = target;
  }

  @Override
  public List<Operation> operations() {
    return List.of(new Operation(HttpMethod.POST, "/load/reset", ACTOR, false, this::reset));
  }

  private Future<Reply> reset(Call call) {
    if (!call.actor().operator()) {
      throw new Refusal.Forbidden();
    }
    if (!target.canReset()) {
      return Future.succeededFuture(
          reply(409, "only the gateway's own store in memory can be reset: use a new database"));
    }
    return target
        .reset()
        .map(
            millis ->
                millis == null
                    ? reply(409, "it is being seeded")
                    : reply(200, "seeded in " + millis + " ms"));
  }

  @Override
  public Reply problem(Problem problem, String requestId) {
    return reply(problem.kind().status(), String.valueOf(problem.getMessage()));
  }

  @Override
  public Reply refusal(Refusal refusal, String requestId) {
    int status = refusal instanceof Refusal.Forbidden ? 403 : 503;
    return reply(status, String.valueOf(refusal.getMessage()));
  }

  private static Reply reply(int status, String text) {
    return Reply.json(
        status,
        JsonBuffer.write(
            json -> {
              json.writeStartObject();
              json.writeStringField("status", text);
              json.writeEndObject();
            }));
  }
}
