package dev.orgate.server.zstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orgate.server.http.Reply;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where outcomes may be sent to. */
class WebHookAddressTest {
  private static final Vertx VERTX = Vertx.vertx();

  private final WebHooks hooks =
      new WebHooks(VERTX, Set.of("any.example", "One.Example:8080", "web.example:80", "10.0.0.1"));

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void address_noHeader_isNone() {
    assertThat(hooks.address(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://any.example",
        "http://any.example/",
        "http://any.example:1/a/b?c=d&e=%2f",
        "http://any.example:65535",
        "HTTP://ANY.example?x",
        "http://one.example:8080/hook",
        "http://web.example/hook",
        "http://web.example:80/hook",
        "http://10.0.0.1:9000/"
      })
  void address_allowed_isTaken(String text) {
    assertThat(hooks.address(text)).isEqualTo(URI.create(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "any.example",
        "any.example:80",
        "//any.example/",
        "/hook",
        "http:any.example",
        "http:///hook",
        "http://",
        "https://any.example/",
        "ftp://any.example/",
        "file:///etc/passwd",
        "http://user@any.example/",
        "http://user:secret@any.example/",
        "http://@any.example/",
        "http://any.example@evil.example/",
        "http://any.example#part",
        "http://any.example/#",
        "http://any.example:0/",
        "http://any.example:65536/",
        "http://any.example:99999999999/",
        "http://any.example:-1/",
        "http://any.example:x/",
        "http://any.example./",
        "http://sub.any.example/",
        "http://any.example.evil.example/",
        "http://evil.example/any.example",
        "http://evil.example/?http://any.example/",
        "http://one.example/",
        "http://one.example:80/",
        "http://one.example:8081/",
        "http://web.example:8080/",
        "http://10.0.0.2/",
        "http://0x0a.0.0.1/",
        "http://167772161/",
        "http://[::1]/",
        "http://localhost/",
        "http://ａny.example/",
        "http://any.example\\.evil.example/",
        "http://any%2eexample/",
        " http://any.example/",
        "http://any.example/ ",
        "http://any.example/a b",
        "http://any.example/%zz",
        "http://any.example/\r\nX-Evil: 1",
        "http://any.example/\0"
      })
  void address_otherwise_isABadRequestThatQuotesNothing(String text) {
    assertRefused(hooks, text);
  }

  @Test
  void address_longest_isTakenAndOneMoreIsNot() {
    String longest = "http://any.example/" + "x".repeat(2048 - "http://any.example/".length());

    assertThat(hooks.address(longest)).hasToString(longest);
    assertRefused(hooks, longest + "x");
  }

  @Test
  void address_noHostIsAllowed_isRefused() {
    assertRefused(new WebHooks(VERTX, Set.of()), "http://any.example/");
  }

  private static void assertRefused(WebHooks hooks, String text) {
    Reply reply =
        catchThrowableOfType(ZstackRejection.class, () -> hooks.address(text)).reply("id");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(Objects.requireNonNull(reply.body()).toString())
        .startsWith("header[X-Web-Hook] ")
        .doesNotContain("example", "evil", "secret");
  }
}
