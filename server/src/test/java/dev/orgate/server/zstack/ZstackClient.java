package dev.orgate.server.zstack;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.TestTenant;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * A client with the habits of the vendor's Java SDK, its fits of temper included: whatever the SDK
 * throws at is an {@link AssertionError} here.
 *
 * @param url the gateway, as the client is configured
 * @param contextPath {@code zstack}, or empty
 * @param session sent as {@code OAuth}
 * @param followsAnything whether it follows a location whatever the status, as the Go SDK does
 */
record ZstackClient(String url, String contextPath, String session, boolean followsAnything) {
  private static final String JOBS = "/zstack/v1/api-jobs";
  private static final int MAX_POLLS = 10;

  /** An administrator of a tenant. */
  static ZstackClient admin(TestTenant tenant, String contextPath) {
    String url = tenant.admin().url();
    return new ZstackClient(url, contextPath, tenant.token("root", "admin"), false);
  }

  /** A user of a tenant without any role. */
  static ZstackClient user(TestTenant tenant, String contextPath) {
    String url = tenant.admin().url();
    return new ZstackClient(url, contextPath, tenant.token("alice"), false);
  }

  /** The same caller by a client as the vendor has it for Go. */
  ZstackClient inGo() {
    return new ZstackClient(url, contextPath, session, true);
  }

  /** The same client with another session. */
  ZstackClient as(String otherSession) {
    return new ZstackClient(url, contextPath, otherSession, followsAnything);
  }

  static String newJob() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** What comes before the paths of the calls. */
  String prefix() {
    return contextPath.isEmpty() ? "/v1" : "/" + contextPath + "/v1";
  }

  ApiResult call(Action action) {
    return call(action, newJob());
  }

  /** A call under a job's uuid, which no client uses twice but for a repetition. */
  ApiResult call(Action action, String job) {
    return outcome(action.api(), send(action, job));
  }

  /** A call whose body no SDK would write. */
  ApiResult call(SdkApi api, String target, String body) {
    return outcome(api, send(api, target, body, newJob()));
  }

  private ApiResult outcome(SdkApi api, Answer answer) {
    boolean polls = followsAnything ? answer.text().contains("\"location\"") : isJob(api, answer);
    return polls ? poll((String) answer.json().get("location")) : result(answer);
  }

  /** The answer as it comes, before any poll. */
  Answer send(Action action, String job) {
    return send(action.api(), action.target(), action.body(), job);
  }

  private Answer send(SdkApi call, String target, String body, String job) {
    Api api =
        Api.anonymous(url)
            .with("X-Job-UUID", job)
            .with("X-JSON-Schema", "true")
            .with("User-Agent", "okhttp/4.9.3");
    if (call.needSession) {
      api = api.with("Authorization", "OAuth " + session);
    }
    if (body != null) {
      api = api.with("Content-Type", "application/json; charset=utf-8");
    }
    return api.send(call.method, prefix() + target, body);
  }

  private static boolean isJob(SdkApi api, Answer answer) {
    if (answer.status() == 202 && !api.needPoll) {
      throw new AssertionError("The SDK throws, since this is no asynchronous call: " + api);
    }
    return answer.status() == 202;
  }

  private static ApiResult result(Answer answer) {
    if (answer.status() == 200) {
      return ApiResult.of(answer.json());
    }
    if (answer.status() < 300) {
      throw new AssertionError("The SDK throws at status " + answer.status());
    }
    return ApiResult.httpError(answer.status(), answer.text());
  }

  /** Asks a job's address until it has ended. */
  @SuppressWarnings("unchecked")
  private ApiResult poll(String location) {
    Api api = Api.anonymous(url).with("X-JSON-Schema", "true").with("Authorization", "OAuth null");
    for (int i = 0; i < MAX_POLLS; i++) {
      Answer answer = api.get(found(location));
      if (answer.status() == 503) {
        return ApiResult.error((Map<String, Object>) answer.json().get("error"));
      }
      if (answer.status() != 202) {
        return result(answer);
      }
    }
    throw new AssertionError("The job does not end: " + location);
  }

  /** The SDK knows an address by its own host and port, or by the path of jobs. */
  private String found(String location) {
    String authority = URI.create(url).getAuthority();
    int host = location.indexOf(authority);
    int path = host < 0 ? location.indexOf(JOBS) : host + authority.length();
    if (path < 0) {
      throw new AssertionError("The SDK does not find its way to " + location);
    }
    return location.substring(path);
  }
}
