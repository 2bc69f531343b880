package dev.orgate.server.http;

/**
 * Why a request never became a store operation. Stackless: a client's mistake is an answer, not an
 * incident. Each {@link Dialect} gives it its own shape.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as every dialect tells it apart. */
  public enum Kind {
    /** There is no credential, or none of a kind that is understood. */
    NO_CREDENTIAL(401),
    /** The credential proves nobody; the message says why without quoting it. */
    UNAUTHENTICATED(401),
    /** Whom the credential proves cannot be told now; the same request may succeed later. */
    UNAVAILABLE(503),
    /** No operation has the path. */
    UNKNOWN_PATH(404),
    /** The path exists, not with this method. */
    METHOD_NOT_ALLOWED(405),
    /** The body is longer than the limit. */
    BODY_TOO_LARGE(413),
    /** The request line is longer than the limit. */
    URI_TOO_LONG(414),
    /** The request head is longer than the limit. */
    HEAD_TOO_LARGE(431),
    /** The request is not well-formed HTTP, or its path or query is not decodable. */
    MALFORMED_REQUEST(400),
    /** The gateway failed; the cause is in its log under the request id. */
    INTERNAL(500);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** The status of HTTP for it, of dialects that have no other. */
    public int status() {
      return status;
    }
  }

  private final Kind kind;

  public Problem(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
