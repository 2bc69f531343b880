package dev.orgate.server.auth;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A token that must not be believed: what is wrong with it, and how to make it in a realm. */
record Forgery(String name, Function<Realm, String> token) {
  /** A well-signed token with a bad payload. */
  static Forgery payload(String name, Function<Payload, Object> change) {
    return new Forgery(name, realm -> realm.issuer.token(change.apply(realm.payload()).toString()));
  }

  /** A well-signed token with a bad claim, given as raw JSON. */
  static Forgery claim(String claim, String json) {
    String shown = json.length() > 40 ? json.substring(0, 40) + "…" : json;
    return payload(claim + ": " + shown.replace('\0', '?'), good -> good.with(claim, json));
  }

  /** A well-signed token with members added to its header, given as {@code "name":value}. */
  static Forgery header(String members) {
    return new Forgery(
        "header with " + members,
        realm ->
            realm.issuer.token(realm.issuer.header("," + members), realm.payload().toString()));
  }

  /** A well-signed token with another header. */
  static Forgery headerInstead(String header) {
    return new Forgery(
        "header " + header, realm -> realm.issuer.token(header, realm.payload().toString()));
  }

  /** A good token changed after it was signed. */
  static Forgery text(String name, UnaryOperator<String> change) {
    return new Forgery(name, realm -> change.apply(realm.token()));
  }

  @Override
  public String toString() {
    return name;
  }
}
