package dev.orgate.server.crash;

import dev.orgate.server.crash.Operation.Kind;
import dev.orgate.server.crash.Operation.Seen;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.ContractCheck;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Asks gateways over HTTP, and says what a client can know afterwards. */
final class GatewayCalls {
  private static final String NAMESPACES = "/v2/manage/namespaces";

  /** Longer than a gateway takes to give up. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What the error codes of refusals mean here. */
  private static final Map<String, Outcome> REFUSALS =
      Map.of(
          "SVCSTG.SWR.4090060", Outcome.NAME_EXISTS,
          "SVCSTG.SWR.4000097", Outcome.QUOTA_FULL,
          "SVCSTG.SWR.4040058", Outcome.NOT_FOUND,
          "SVCSTG.SWR.4090076", Outcome.GRANT_EXISTS);

  private static final String BUSY = "SVCSTG.SWR.4090023";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Asks once; the operation's times and outcome are those of the answer. */
  Operation ask(String url, String token, Operation asked) throws InterruptedException {
    long invoked = System.nanoTime();
    Outcome outcome;
    Seen seen = null;
    try {
      Answer answer = send(url, token, asked);
      outcome = outcome(asked, answer);
      if (asked.kind() == Kind.GET && outcome == Outcome.ACKNOWLEDGED) {
        Map<String, Object> json = answer.json();
        seen = new Seen(((Number) json.get("id")).longValue(), json.get("creator_name").toString());
      }
    } catch (ConnectException | HttpConnectTimeoutException neverSent) {
      outcome = Outcome.UNAVAILABLE;
    } catch (IOException lost) {
      outcome = Outcome.UNKNOWN;
    }
    return asked.within(invoked, System.nanoTime()).with(outcome).seeing(seen);
  }

  private Answer send(String url, String token, Operation asked)
      throws IOException, InterruptedException {
    String namespace = NAMESPACES + "/" + asked.name();
    String access = namespace + "/access";
    HttpRequest.Builder request =
        switch (asked.kind()) {
          case CREATE ->
              request(url + NAMESPACES, "POST", "{\"namespace\":\"" + asked.name() + "\"}");
          case DELETE -> request(url + namespace, "DELETE", "");
          case GET -> request(url + namespace, "GET", "");
          case GRANT -> request(url + access, "POST", grant(asked));
          case REVOKE -> request(url + access, "DELETE", "[\"" + asked.member() + "\"]");
        };
    if (!asked.key().isEmpty()) {
      request.header("Idempotency-Key", "\"" + asked.key() + "\"");
    }
    var response =
        client.send(request.header("X-Auth-Token", token).build(), BodyHandlers.ofString());
    Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
    ContractCheck.demand(response.request().method(), response.uri(), answer);
    return answer;
  }

  private static HttpRequest.Builder request(String url, String method, String body) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private static String grant(Operation asked) {
    return "[{\"user_id\":\"%s\",\"user_name\":\"%s\",\"auth\":%d}]"
        .formatted(asked.member(), asked.member(), asked.level());
  }

  private static Outcome outcome(Operation asked, Answer answer) {
    if (answer.status() < 300) {
      return Outcome.ACKNOWLEDGED;
    }
    if (answer.status() == 503) {
      boolean unknown = answer.text().contains("The outcome is unknown");
      return unknown ? Outcome.UNKNOWN : Outcome.UNAVAILABLE;
    }
    String code = answer.errorCode();
    if (code.equals(BUSY)) {
      return asked.key().isEmpty() ? Outcome.UNAVAILABLE : Outcome.KEY_IN_PROGRESS;
    }
    Outcome refusal = REFUSALS.getOrDefault(code, Outcome.UNEXPECTED);
    if (refusal == Outcome.UNEXPECTED) {
      System.err.println("Unexpected: " + answer + " to " + asked);
    }
    return refusal;
  }

  /** Whether the gateway answers from its store. */
  boolean serves(String url, String token) throws InterruptedException {
    try {
      HttpRequest request =
          request(url + NAMESPACES + "?limit=1", "GET", "").header("X-Auth-Token", token).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
