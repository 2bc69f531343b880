package dev.orgate.server.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** A request beside its headers; the body is read once, for whoever asks first and all others. */
final class RequestContent implements Authenticator.Content {
  private final HttpServerRequest request;
  private final int maxBodyBytes;
  private @Nullable Future<byte[]> body;

  RequestContent(HttpServerRequest request, int maxBodyBytes) {
    this.request = request;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public String method() {
    return request.method().name();
  }

  @Override
  public String path() {
    return request.path();
  }

  @Override
  public String query() {
    String query = request.query();
    return query == null ? "" : query;
  }

  @Override
  public Future<byte[]> body() {
    Future<byte[]> reading = body;
    if (reading == null) {
      reading = RequestBody.read(request, maxBodyBytes);
      body = reading;
    }
    return reading;
  }

  /** Whether somebody asked for the body, which therefore must not be held back. */
  boolean isRead() {
    return body != null;
  }
}
