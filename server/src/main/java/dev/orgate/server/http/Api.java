package dev.orgate.server.http;

import dev.orgate.store.Actor;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All dialects behind one request handler. Requests that fit no operation are answered in the words
 * of the dialect that owns their path, or else of the first.
 */
public final class Api {
  private final List<Dialect> dialects;
  private final PathTable paths;
  private final Pipeline pipeline;

  /**
   * Builds the handler of one event loop.
   *
   * @param dialects the most called first
   * @param admission this handler's own
   * @param maxBodyBytes longer bodies are refused
   * @param observer told of the answers; null if nobody is to be
   */
  public Api(
      Authenticator authenticator,
      List<Dialect> dialects,
      Admission admission,
      int maxBodyBytes,
      @Nullable Observer observer) {
    this.dialects = dialects;
    paths =
        new PathTable(dialects.stream().flatMap(dialect -> Endpoint.of(dialect).stream()).toList());
    pipeline = new Pipeline(authenticator, admission, maxBodyBytes, observer);
  }

  /** Answers a request, now or when the store has; the authenticator says who sent it. */
  public void handle(HttpServerRequest request) {
    answer(request, null);
  }

  /**
   * Answers a request whose sender is known. Nobody may have read its body, nor let it flow since
   * its head came.
   */
  public void handle(HttpServerRequest request, Actor sender) {
    answer(request, sender);
  }

  private void answer(HttpServerRequest request, @Nullable Actor sender) {
    String path = request.path();
    Endpoint endpoint = path == null ? null : paths.find(path);
    if (endpoint == null) {
      pipeline.refuse(owner(path), request);
    } else {
      pipeline.handle(endpoint, request, sender);
    }
  }

  private Dialect owner(@Nullable String path) {
    for (Dialect dialect : dialects) {
      if (path != null && dialect.owns(path)) {
        return dialect;
      }
    }
    return dialects.get(0);
  }
}
