package dev.orgate.server.auth;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The payload of a token, each claim as raw JSON; {@link #toString} is the JSON text. Immutable, so
 * that a test can derive many bad ones from one good one.
 */
public record Payload(Map<String, String> claims) {
  /** What every token of a realm holds: alice of account acme, for an hour from an instant on. */
  public static Payload good(Instant now) {
    return new Payload(Map.of())
        .with("iss", "\"https://issuer.test\"")
        .with("aud", "\"orgate\"")
        .with("sub", "\"u-alice\"")
        .with("name", "\"alice\"")
        .with("tenant", "\"acme\"")
        .with("roles", "[\"member\"]")
        .with("iat", now.getEpochSecond())
        .with("exp", now.getEpochSecond() + 3600);
  }

  /** The same with a claim set to raw JSON, in its place if there is one. */
  public Payload with(String claim, String json) {
    Map<String, String> more = new LinkedHashMap<>(claims);
    more.put(claim, json);
    return new Payload(more);
  }

  /** The same with a claim set to a number. */
  public Payload with(String claim, long number) {
    return with(claim, Long.toString(number));
  }

  /** The same without a claim. */
  public Payload without(String claim) {
    Map<String, String> fewer = new LinkedHashMap<>(claims);
    fewer.remove(claim);
    return new Payload(fewer);
  }

  /** The text with raw members added at the end, given as {@code "name":value}. */
  public String and(String members) {
    String text = toString();
    return text.substring(0, text.length() - 1) + "," + members + "}";
  }

  @Override
  public String toString() {
    return claims.entrySet().stream()
        .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
