package dev.orgate.server.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements that a gateway sends, as the database saw them: what is compared is what is in
 * use, whatever becomes of the store.
 *
 * @param create makes namespaces of arrays of tenants, user ids, user names and names, and a limit
 * @param get looks for namespaces of arrays of tenants, user ids and names
 */
record Statements(String create, String get) {
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

  /** Creates a namespace, gets it, and looks each time what the database was asked. */
  static Statements observe(ServerProcess gateway, Path tokens, Database database)
      throws IOException, InterruptedException, SQLException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest.Builder request =
        HttpRequest.newBuilder().header("X-Auth-Token", Files.readAllLines(tokens).get(0));
    String body = "{\"namespace\":\"probe\"}";
    HttpRequest create =
        request
            .uri(URI.create(gateway.url() + Calls.NAMESPACES))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpRequest get =
        request.uri(URI.create(gateway.url() + Calls.NAMESPACES + "/probe")).GET().build();
    expect(201, client.send(create, BodyHandlers.ofString()).statusCode());
    String createSql = last(database);
    expect(200, client.send(get, BodyHandlers.ofString()).statusCode());
    return new Statements(createSql, last(database));
  }

  private static void expect(int expected, int status) {
    if (status != expected) {
      throw new IllegalStateException("The first request was answered " + status);
    }
  }

  /** The latest statement with parameters about namespaces. */
  private static String last(Database database) throws SQLException {
    return database.ask(
        """
        SELECT query FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND query LIKE '%namespace%' AND query LIKE '%$1%'
        ORDER BY query_start DESC LIMIT 1""");
  }

  /** The statement with these expressions in place of its parameters, which must be as many. */
  static String with(String statement, String... expressions) {
    List<String> parameters =
        PARAMETER.matcher(statement).results().map(found -> found.group(1)).distinct().toList();
    if (parameters.size() != expressions.length) {
      throw new IllegalStateException(
          expressions.length + " values for the parameters of: " + statement);
    }
    return PARAMETER
        .matcher(statement)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "(" + expressions[Integer.parseInt(found.group(1)) - 1] + ")"));
  }

  /** The statement as JDBC wants it. */
  static String withQuestionMarks(String statement) {
    return PARAMETER.matcher(statement).replaceAll("?");
  }

  /** An SQL array of texts; each is an expression. */
  static String array(String... texts) {
    return List.of(texts).stream().collect(Collectors.joining(", ", "ARRAY[", "]"));
  }
}
