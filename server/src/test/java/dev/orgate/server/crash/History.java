package dev.orgate.server.crash;

import java.util.List;
import java.util.Map;

/**
 * A whole run: what clients asked and learned, and what was left at the end.
 *
 * @param limits the most namespaces of each tenant, unchanged during the run
 */
record History(List<Operation> operations, Rows rows, Map<String, Integer> limits) {
  /** The level of a creator's grant. */
  static final int MANAGE = 7;
}
