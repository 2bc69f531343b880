package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What the SDK hands its caller: a value, or an error.
 *
 * @param value the body of a success, null with an error
 * @param error its members, null with a value
 * @param types the class that the schema names for a place in the value
 */
record ApiResult(Map<String, Object> value, Map<String, Object> error, Map<String, String> types) {

  static ApiResult of(Map<String, Object> value) {
    return new ApiResult(value, null, Schema.of(value).check());
  }

  static ApiResult error(Map<String, Object> error) {
    return new ApiResult(null, error, Map.of());
  }

  /** What the SDK says of any other status. */
  static ApiResult httpError(int status, String body) {
    return error(
        Map.of("code", "sdk.1000", "description", "HTTP status " + status, "details", body));
  }

  /** The value of a call that went well. */
  Map<String, Object> ok() {
    assertThat(error).isNull();
    return value;
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> inventory() {
    return (Map<String, Object>) ok().get("inventory");
  }

  String uuid() {
    return (String) inventory().get("uuid");
  }

  List<Map<String, Object>> inventories() {
    return list("inventories");
  }

  @SuppressWarnings("unchecked")
  List<Map<String, Object>> list(String member) {
    return (List<Map<String, Object>>) ok().get(member);
  }

  /** Demands a success that says nothing. */
  void assertEmpty() {
    assertThat(ok()).isEmpty();
  }

  /** Demands what is left of the same refusal when the call has no job to poll. */
  void assertRefusedDirectly(String code, String... words) {
    assertThat(error).as("error instead of %s", value).isNotNull();
    assertThat(error)
        .containsEntry("code", "sdk.1000")
        .containsEntry("description", "HTTP status 503");
    error(error((String) error.get("details"))).assertRefused(code, words);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> error(String body) {
    Map<String, Object> json = new JsonObject(body).getMap();
    assertThat(json).containsOnlyKeys("error");
    return (Map<String, Object>) json.get("error");
  }

  /** Demands a refusal whose details have these words. */
  void assertRefused(String code, String... words) {
    assertThat(error).as("error instead of %s", value).isNotNull();
    assertThat(error)
        .containsOnlyKeys("code", "description", "details")
        .containsEntry("code", code);
    assertThat((String) error.get("description")).isNotBlank();
    String details = (String) error.get("details");
    assertThat(List.of(words)).allMatch(details::contains, "part of " + details);
    assertThat(details)
        .isNotBlank()
        .doesNotContainIgnoringCase("exception")
        .doesNotContain("dev.orgate", "java.")
        .hasSizeLessThan(500);
  }
}
