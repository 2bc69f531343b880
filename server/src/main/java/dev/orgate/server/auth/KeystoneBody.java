package dev.orgate.server.auth;

import dev.orgate.server.json.MalformedJson;
import dev.orgate.server.json.StrictJson;
import java.util.List;
import java.util.Map;

/** One object of a request body, and its path, by which errors name what is missing in it. */
record KeystoneBody(String path, Map<?, ?> members) {
  /** The body as a whole. */
  static KeystoneBody parse(byte[] body) {
    try {
      if (StrictJson.parse(body) instanceof Map<?, ?> members) {
        return new KeystoneBody("body", members);
      }
    } catch (MalformedJson e) {
      throw KeystoneError.BAD_REQUEST.because("Could not parse the body: " + e.getMessage());
    }
    throw KeystoneError.BAD_REQUEST.because("The body is not an object");
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  KeystoneBody object(String name) {
    if (members.get(name) instanceof Map<?, ?> inner) {
      return new KeystoneBody(name, inner);
    }
    throw missing(name);
  }

  List<?> array(String name) {
    if (members.get(name) instanceof List<?> items) {
      return items;
    }
    throw missing(name);
  }

  String text(String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw missing(name);
  }

  /**
   * Whether this object, which names a thing by {@code id} or else by {@code name}, means the thing
   * of that id and name.
   */
  boolean means(String id, String name) {
    return has("id") ? text("id").equals(id) : text("name").equals(name);
  }

  private KeystoneRejection missing(String name) {
    return KeystoneError.BAD_REQUEST.because("Expecting to find " + name + " in " + path);
  }
}
