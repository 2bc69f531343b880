package dev.orgate.store;

/** A field that objects can be asked by. */
public interface QueryField {
  /** How its values are compared. */
  ValueKind kind();

  /**
   * Whether an object may have many values or none. A condition then holds if it does for one of
   * them, so of what has none no condition holds; two conditions may be met by different values.
   */
  default boolean many() {
    return false;
  }
}
