package dev.orgate.server.auth;

import dev.orgate.server.json.MalformedJson;
import dev.orgate.server.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks identity services for JSON, within limits of time and size; no redirect is followed. Futures
 * fail with a {@link FetchFailure} and may complete on any event loop.
 */
final class JsonFetch {
  /** The longest answer that is read, in bytes. */
  static final int MAX_BYTES = 256 * 1024;

  private static final int CONNECTIONS = 32;
  private static final int MAX_WAITING = 1_000;

  private final Vertx vertx;
  private final Duration patience;
  private @Nullable HttpClient client;
  private boolean closed;

  /** An answer of whatever status. */
  record Answer(int status, @Nullable String contentType, Buffer body) {
    /**
     * The object that an answer with status 200 is.
     *
     * @throws FetchFailure when it is anything else
     */
    Map<?, ?> object() {
      demandJson();
      try {
        if (StrictJson.parse(body.getBytes()) instanceof Map<?, ?> members) {
          return members;
        }
      } catch (MalformedJson e) {
        throw new FetchFailure("answered what is no JSON: " + e.getMessage());
      }
      throw new FetchFailure("answered JSON that is no object");
    }

    /** Demands status 200 and a type that says JSON, as RFC 6839 has it. */
    void demandJson() {
      if (status != 200) {
        throw new FetchFailure("answered " + status);
      }
      String type = String.valueOf(contentType).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (!type.equals("application/json") && !type.matches("application/[a-z0-9.-]+\\+json")) {
        throw new FetchFailure("answered another content type than JSON");
      }
    }
  }

  /**
   * @param patience the longest time for one answer
   */
  JsonFetch(Vertx vertx, Duration patience) {
    this.vertx = vertx;
    this.patience = patience;
  }

  /** Made when it is first needed: most gateways ask nobody. */
  private synchronized HttpClient client() {
    if (closed) {
      throw new FetchFailure("is asked no more");
    }
    HttpClient existing = client;
    if (existing != null) {
      return existing;
    }
    HttpClient made =
        vertx.createHttpClient(
            // A connection that the service may have closed meanwhile is no good for the next.
            new HttpClientOptions().setKeepAlive(false),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(MAX_WAITING));
    client = made;
    return made;
  }

  /** The answer to a GET. */
  Future<Answer> get(URI address, Map<String, String> headers) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(address.toString())
            .setFollowRedirects(false)
            .setConnectTimeout(patience.toMillis())
            .putHeader(HttpHeaders.ACCEPT, "application/json");
    headers.forEach(options::putHeader);
    Future<HttpClientRequest> request;
    try {
      request = client().request(options);
    } catch (FetchFailure failure) {
      return Future.failedFuture(failure);
    }
    return request
        // Within the first step: on another thread the second might come after the answer's end.
        .compose(connected -> connected.send().compose(JsonFetch::read))
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(inWords(failure)))
        // Whatever is still coming is read by nobody.
        .onFailure(failure -> request.onSuccess(HttpClientRequest::reset));
  }

  private FetchFailure inWords(Throwable failure) {
    if (failure instanceof FetchFailure known) {
      return known;
    }
    return failure instanceof TimeoutException
        ? new FetchFailure("did not answer within " + patience.toMillis() + " ms")
        : new FetchFailure("cannot be asked: " + failure.getClass().getSimpleName());
  }

  private static Future<Answer> read(HttpClientResponse response) {
    Promise<Answer> answer = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(answer::tryFail);
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() > MAX_BYTES) {
            answer.tryFail(new FetchFailure("answered more than " + MAX_BYTES + " bytes"));
          } else {
            body.appendBuffer(chunk);
          }
        });
    String contentType = response.getHeader(HttpHeaders.CONTENT_TYPE);
    response.endHandler(
        end -> answer.tryComplete(new Answer(response.statusCode(), contentType, body)));
    return answer.future();
  }

  synchronized Future<Void> close() {
    closed = true;
    return client == null ? Future.succeededFuture() : client.close();
  }
}
