package dev.orgate.store;

/** A store whose writes a client may safely try again. */
public interface Repeatable<S> {
  /**
   * The same store, where the next write is that attempt; reads do not mind it. Such a write may be
   * refused in two ways more, before any that depends on what else is stored: {@link
   * Refusal.KeyReused} and {@link Refusal.KeyInProgress}.
   */
  S under(Attempt attempt);
}
