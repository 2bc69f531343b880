package dev.orgate.server.auth;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens that are good but for having been ended, each until it expires anyway. Shared by the event
 * loops of a gateway: asking takes no lock, and next to nothing while none was ever ended.
 */
final class EndedTokens {
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Queue<Ended> byExpiry = new PriorityQueue<>(Comparator.comparing(Ended::expiry));

  private record Ended(String token, Instant expiry) {}

  boolean contains(String token) {
    return !tokens.isEmpty() && tokens.contains(token);
  }

  /** Adds one, and forgets those that have expired by now. */
  synchronized void add(String token, Instant expiry, Instant now) {
    Ended first = byExpiry.peek();
    while (first != null && !first.expiry.isAfter(now)) {
      tokens.remove(first.token);
      byExpiry.remove();
      first = byExpiry.peek();
    }
    if (tokens.add(token)) {
      byExpiry.add(new Ended(token, expiry));
    }
  }

  /** How many are kept. */
  int size() {
    return tokens.size();
  }
}
