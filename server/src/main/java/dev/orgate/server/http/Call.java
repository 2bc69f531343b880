package dev.orgate.server.http;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Repeatable;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as an operation sees it: authenticated, its body whole, its texts decoded. */
public final class Call {
  private static final byte[] NO_BODY = {};
  private static final int MAX_PARAMETERS = 100;
  private static final boolean SEMICOLON_IS_TEXT = true;

  private final HttpServerRequest request;
  private final PathTemplate template;
  private final Operation operation;
  private final String requestId;
  private @Nullable Actor actor;
  private @Nullable Attempt attempt;
  private byte[] body = NO_BODY;

  Call(HttpServerRequest request, PathTemplate template, Operation operation, String requestId) {
    this.request = request;
    this.template = template;
    this.operation = operation;
    this.requestId = requestId;
  }

  void actor(Actor verified) {
    actor = verified;
  }

  void body(byte[] read) {
    body = read;
  }

  /** Makes the call an attempt at the write that its client calls by this key. */
  void key(String key) {
    attempt = new Attempt(key, RequestDigest.of(request, actor(), body));
  }

  MultiMap headers() {
    return request.headers();
  }

  /** Whether the store answered what an earlier call under the same key came to. */
  boolean replayed() {
    return attempt != null && attempt.replayed();
  }

  /** The store to write to: under a key it is written to once, however often a client tries. */
  public <S extends Repeatable<S>> S keyed(S store) {
    return attempt == null ? store : store.under(attempt);
  }

  /** Who asks. Only of operations that need an actor. */
  public Actor actor() {
    if (actor == null) {
      throw new IllegalStateException("The operation declares no need of an actor");
    }
    return actor;
  }

  /** What is called. */
  public Operation operation() {
    return operation;
  }

  /** Whether somebody has proven who asks. */
  public boolean hasActor() {
    return actor != null;
  }

  /** The id that the answer and every log line of this request carry. */
  public String requestId() {
    return requestId;
  }

  /** The body's bytes; empty when there is none. */
  public byte[] body() {
    return body;
  }

  /**
   * The decoded text of a path parameter; it may hold any character, a slash included.
   *
   * @throws Problem for a percent sign without two hex digits
   */
  public String pathParameter(String name) {
    return template.parameter(name, request.path());
  }

  /**
   * The decoded query: values per name, as sent. Lenient about characters a URI should have
   * encoded, because clients send {@code |} raw.
   *
   * @throws Problem for a percent sign without two hex digits, or too many parameters
   */
  public Map<String, List<String>> query() {
    String query = request.query();
    if (query == null || query.isEmpty()) {
      return Map.of();
    }
    // Beyond its limit the decoder would drop parameters without a word.
    if (count(query, '&') >= MAX_PARAMETERS) {
      throw new Problem(Problem.Kind.MALFORMED_REQUEST, "the query has too many parameters");
    }
    try {
      return new QueryStringDecoder(
              query, StandardCharsets.UTF_8, false, MAX_PARAMETERS, SEMICOLON_IS_TEXT)
          .parameters();
    } catch (IllegalArgumentException e) {
      throw new Problem(Problem.Kind.MALFORMED_REQUEST, "the query is not decodable");
    }
  }

  private static int count(String text, char wanted) {
    int count = 0;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      count++;
    }
    return count;
  }

  /** The first value of a request header, or null. */
  public @Nullable String header(String name) {
    return request.getHeader(name);
  }

  /** The address under which the client found the gateway. */
  public Origin origin() {
    return Origin.of(request);
  }
}
