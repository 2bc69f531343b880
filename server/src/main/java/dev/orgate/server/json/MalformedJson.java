package dev.orgate.server.json;

/** The bytes are not one strict JSON document; the message says why without quoting them. */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedJson(String message) {
    super(message, null, false, false);
  }
}
