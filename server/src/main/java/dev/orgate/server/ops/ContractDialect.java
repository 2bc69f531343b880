package dev.orgate.server.ops;

import static dev.orgate.server.http.Operation.Needs.NOTHING;

import dev.orgate.server.http.Call;
import dev.orgate.server.http.Dialect;
import dev.orgate.server.http.Operation;
import dev.orgate.server.http.Problem;
import dev.orgate.server.http.Reply;
import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.function.Function;

/**
 * The contract of the gateway, for anybody: {@code GET /openapi.yaml} for programs, {@code GET
 * /docs} for people. Errors are plain text.
 */
public final class ContractDialect implements Dialect {
  private final List<Operation> operations;

  /**
   * The dialect, which makes its answers on the worker threads of this Vert.x instance.
   *
   * @param loadTarget whether the gateway is a target of load tests
   */
  public ContractDialect(Vertx vertx, boolean loadTarget) {
    Contract contract = Contract.of(loadTarget);
    operations =
        List.of(
            shown("/openapi.yaml", call -> vertx.executeBlocking(contract::document)),
            shown("/docs", call -> vertx.executeBlocking(contract::page)));
  }

  private static Operation shown(String path, Function<Call, Future<Reply>> action) {
    return new Operation(HttpMethod.GET, path, NOTHING, false, action);
  }

  @Override
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public Reply problem(Problem problem, String requestId) {
    return Reply.text(problem.kind().status(), String.valueOf(problem.getMessage()));
  }

  /** No operation calls a store, so none refuses; should one ever, that is all there is to say. */
  @Override
  public Reply refusal(Refusal refusal, String requestId) {
    return Reply.text(503, String.valueOf(refusal.getMessage()));
  }
}
