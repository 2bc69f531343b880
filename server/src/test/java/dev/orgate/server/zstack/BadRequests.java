package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;

/** What the dialect's front end refuses by itself, without a job and without JSON. */
final class BadRequests {
  private BadRequests() {}

  static void assertBadRequest(Answer answer) {
    assertPlain(answer, 400);
  }

  /** Demands a refusal in plain text that says nothing of the inside. */
  static void assertPlain(Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("content-type")).startsWith("text/plain");
    assertThat(answer.header("x-request-id")).matches("[0-9a-f]{32}");
    assertThat(answer.text())
        .isNotBlank()
        .doesNotContainIgnoringCase("exception")
        .doesNotContain("dev.orgate", "java.", "\"error\"")
        .hasSizeLessThan(500);
  }
}
