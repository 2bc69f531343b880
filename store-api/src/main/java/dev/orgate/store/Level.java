package dev.orgate.store;

import org.jspecify.annotations.Nullable;

/** How much a grant allows on one namespace; each level includes the ones before it. */
public enum Level {
  /** Pull images. */
  READ(1),
  /** Pull and push images. */
  EDIT(3),
  /** Everything: also delete the namespace and grant levels to others. */
  MANAGE(7);

  private final int code;

  Level(int code) {
    this.code = code;
  }

  /** The number both wire and storage use: 1, 3 or 7. */
  public int code() {
    return code;
  }

  /** The level of a code, or null when no level has it. */
  public static @Nullable Level ofCode(long code) {
    if (code == 1) {
      return READ;
    }
    if (code == 3) {
      return EDIT;
    }
    return code == 7 ? MANAGE : null;
  }
}
