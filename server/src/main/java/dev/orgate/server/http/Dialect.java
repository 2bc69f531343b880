package dev.orgate.server.http;

import dev.orgate.store.Refusal;
import java.util.List;

/** One API as its clients know it: its operations, and its words for what goes wrong. */
public interface Dialect {
  /** The operations, the most called first. */
  List<Operation> operations();

  /** The answer to a request that never became a store operation. */
  Reply problem(Problem problem, String requestId);

  /** The answer to a refused store operation. */
  Reply refusal(Refusal refusal, String requestId);
}
