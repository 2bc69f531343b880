package dev.orgate.server.auth;

/** What a token is asked to be good for. */
enum KeystoneScope {
  /** The one project. */
  PROJECT,
  /** The account as a whole. */
  DOMAIN,
  /** Nothing in particular, by the caller's own wish. */
  UNSCOPED,
  /** Something that this identity does not have. */
  UNKNOWN;

  /**
   * Reads {@code auth.scope}. Without one, the answer is the project: callers who leave it out go
   * on to call services, which want a project-scoped token, and Keystone too gives such users the
   * project that is set as their default.
   *
   * @throws KeystoneRejection for a scope of no known shape
   */
  static KeystoneScope of(KeystoneBody auth) {
    if (!auth.has("scope")) {
      return PROJECT;
    }
    KeystoneBody scope = auth.object("scope");
    if (scope.members().size() != 1) {
      throw KeystoneError.BAD_REQUEST.because("Expecting to find one target in scope");
    }
    if (scope.has("project")) {
      KeystoneBody project = scope.object("project");
      // A project's name is one in its domain; this identity has one domain, so it may be left out.
      boolean here = !project.has("domain") || isAccount(project.object("domain"));
      boolean meant =
          project.means(DevelopmentIdentity.PROJECT_ID, DevelopmentIdentity.PROJECT_NAME);
      return here && meant ? PROJECT : UNKNOWN;
    }
    if (scope.has("domain")) {
      return isAccount(scope.object("domain")) ? DOMAIN : UNKNOWN;
    }
    return scope.has("unscoped") ? UNSCOPED : UNKNOWN;
  }

  static boolean isAccount(KeystoneBody domain) {
    return domain.means(DevelopmentIdentity.ACCOUNT, DevelopmentIdentity.ACCOUNT);
  }
}
