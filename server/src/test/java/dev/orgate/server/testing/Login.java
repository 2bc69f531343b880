package dev.orgate.server.testing;

/**
 * Gets tokens of a gateway's development identity over HTTP, as clients do.
 *
 * @param url the gateway
 * @param password that of all its users
 */
public record Login(String url, String password) {
  public static final String PATH = "/v3/auth/tokens";

  /** The request of the documents, for the project. */
  public static String body(String user, String password) {
    return """
        {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"%s",\
        "password":"%s","domain":{"name":"demo"}}}},"scope":{"project":{"name":"demo"}}}}\
        """
        .formatted(user, password);
  }

  public Answer ask(String user) {
    return Api.anonymous(url).post(PATH, body(user, password));
  }

  public String token(String user) {
    return ask(user).header("x-subject-token");
  }

  public Api caller(String user) {
    return Api.anonymous(url).with("X-Auth-Token", token(user));
  }
}
