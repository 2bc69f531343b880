package dev.orgate.server.auth;

/**
 * A request for a token by password.
 *
 * @param user id of the user; empty for a user of another account, which is nobody's
 * @param scope what the token shall be good for
 */
record KeystoneLogin(String user, String password, KeystoneScope scope) {
  private static final String METHOD = "password";

  /**
   * Reads {@code
   * {"auth":{"identity":{"methods":["password"],"password":{"user":{…}}},"scope":{…}}}} with the
   * user given by {@code id}, or by {@code name} and {@code domain}.
   *
   * @throws KeystoneRejection 400 when something is missing or of the wrong type; 401 for a request
   *     that does not offer a password
   */
  static KeystoneLogin parse(byte[] body) {
    KeystoneBody auth = KeystoneBody.parse(body).object("auth");
    KeystoneBody identity = auth.object("identity");
    if (!identity.array("methods").contains(METHOD)) {
      throw KeystoneError.UNAUTHORIZED.because("");
    }
    KeystoneBody user = identity.object(METHOD).object("user");
    return new KeystoneLogin(id(user), user.text("password"), KeystoneScope.of(auth));
  }

  private static String id(KeystoneBody user) {
    if (user.has("id")) {
      return user.text("id");
    }
    String name = user.text("name");
    return KeystoneScope.isAccount(user.object("domain")) ? name : "";
  }

  @Override
  public String toString() {
    return "KeystoneLogin[user=" + user + ", scope=" + scope + "]";
  }
}
