package dev.orgate.server.auth;

import static dev.orgate.server.auth.Forgery.claim;
import static dev.orgate.server.auth.Forgery.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Payloads that no signature makes good. */
final class BadClaims {
  private BadClaims() {}

  static List<Forgery> all() {
    return Stream.of(times(), subjects(), origins(), notes(), shapes())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Forgery> times() {
    List<Forgery> all = new ArrayList<>();
    all.add(payload("no exp", good -> good.without("exp")));
    all.add(new Forgery("expires now", realm -> at(realm, "exp", 0)));
    all.add(payload("expired by a fraction", good -> good.with("exp", now(good) + ".249")));
    all.add(payload("lives too long", good -> good.with("exp", now(good) + 24 * 3600 + 1)));
    all.add(
        payload(
            "lives too long by a fraction", good -> good.with("exp", now(good) + 86400 + ".5")));
    all.add(
        payload(
            "lives too long, of unknown age",
            good -> good.without("iat").with("exp", now(good) + 24 * 3600 + 1)));
    all.add(payload("issued long ago", good -> good.with("iat", now(good) - 24 * 3600)));
    for (String claim : List.of("nbf", "iat")) {
      all.add(payload(claim + " 31 s ahead", good -> good.with(claim, now(good) + 31)));
      all.add(payload(claim + " 30.3 s ahead", good -> good.with(claim, now(good) + 30 + ".3")));
    }
    for (String claim : List.of("exp", "nbf", "iat")) {
      for (String bad :
          List.of(
              "null",
              "true",
              "\"1\"",
              "\"\"",
              "{}",
              "[]",
              "[1]",
              "1e23",
              "1e400",
              "-1e400",
              "100000000000000000000000",
              "-100000000000000000000000",
              "9223372036854775807",
              "-9223372036854775808",
              "1" + "0".repeat(200),
              "NaN",
              "Infinity",
              "0x10",
              "01",
              "1.",
              "+1",
              "١")) {
        all.add(claim(claim, bad));
      }
      all.add(payload(claim + " as string", good -> good.with(claim, "\"" + now(good) + 9 + "\"")));
    }
    return all;
  }

  private static List<Forgery> subjects() {
    List<Forgery> all = new ArrayList<>();
    for (String claim : List.of("sub", "tenant")) {
      all.add(payload("no " + claim, good -> good.without(claim)));
    }
    for (String claim : List.of("sub", "tenant", "name", "project")) {
      for (String bad :
          List.of(
              "null",
              "\"\"",
              "1",
              "1.5",
              "true",
              "{}",
              "[]",
              "[\"a\"]",
              "\"a\\u0000b\"",
              "\"\\ud800\"",
              "\"\\n\"",
              "\"" + "x".repeat(256) + "\"")) {
        all.add(claim(claim, bad));
      }
    }
    return all;
  }

  private static List<Forgery> origins() {
    List<Forgery> all = new ArrayList<>();
    for (String claim : List.of("iss", "aud")) {
      all.add(payload("no " + claim, good -> good.without(claim)));
      for (String bad : List.of("null", "\"\"", "\"other\"", "1", "true", "{}", "[]")) {
        all.add(claim(claim, bad));
      }
    }
    all.add(claim("iss", "[\"https://issuer.test\"]"));
    all.add(claim("iss", "\"https://issuer.test/\""));
    all.add(claim("aud", "[\"other\"]"));
    all.add(claim("aud", "[\"orgate\",1]"));
    all.add(claim("aud", "[[\"orgate\"]]"));
    all.add(claim("aud", "{\"orgate\":true}"));
    all.add(claim("aud", "\"ORGATE\""));
    return all;
  }

  private static List<Forgery> notes() {
    return Stream.of(
            "null",
            "\"admin\"",
            "1",
            "true",
            "{}",
            "{\"admin\":true}",
            "[1]",
            "[null]",
            "[[\"admin\"]]",
            "[\"member\",{}]")
        .map(bad -> claim("roles", bad))
        .toList();
  }

  private static List<Forgery> shapes() {
    List<Forgery> all = new ArrayList<>();
    for (String claim : List.of("sub", "exp", "tenant", "roles", "iss", "jti")) {
      all.add(
          payload(
              "two " + claim,
              good ->
                  good.with("jti", "\"1\"").and("\"" + claim + "\":" + good.claims().get(claim))));
    }
    all.add(payload("two sub, one spelled out", good -> good.and("\"\\u0073ub\":\"admin\"")));
    all.add(payload("two members further down", good -> good.and("\"x\":{\"a\":1,\"a\":2}")));
    all.add(payload("comment", good -> "/**/" + good));
    all.add(payload("something after it", good -> good + " {}"));
    all.add(payload("byte order mark", good -> "\ufeff" + good));
    all.add(payload("comma too many", good -> good.toString().replace("}", ",}")));
    all.add(payload("single quotes", good -> good.toString().replace('"', '\'')));
    for (String bad : List.of("", " ", "null", "true", "1", "\"a\"", "[]", "{}", "{", "[{}]")) {
      all.add(payload("payload " + bad, good -> bad));
    }
    all.add(payload("33 levels", good -> good.with("x", "[".repeat(32) + "]".repeat(32))));
    all.add(payload("4 000 levels", good -> good.with("x", "[".repeat(4000) + "]".repeat(4000))));
    all.add(payload("4 000 levels left open", good -> "{\"x\":".repeat(1000)));
    all.add(
        payload(
            "100 000 levels", good -> good.with("x", "[".repeat(100_000) + "]".repeat(100_000))));
    all.add(payload("1 MB", good -> good.with("x", "\"" + "x".repeat(1_000_000) + "\"")));
    return all;
  }

  private static long now(Payload good) {
    return Long.parseLong(good.claims().get("iat"));
  }

  private static String at(Realm realm, String claim, long offsetMillis) {
    long millis = realm.clock.millis() + offsetMillis;
    String seconds = millis / 1000 + "." + "%03d".formatted(millis % 1000);
    return realm.issuer.token(realm.payload().with(claim, seconds).toString());
  }
}
