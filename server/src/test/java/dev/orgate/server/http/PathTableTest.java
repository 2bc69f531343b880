package dev.orgate.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.store.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTableTest {
  private static final PathTable PATHS =
      new PathTable(Endpoint.of(dialect("/", "/a", "/a/:b", "/a/:b/c", "/:x/y/:z")));

  private static Dialect dialect(String... paths) {
    List<Operation> operations =
        Stream.of(paths)
            .map(
                path ->
                    new Operation(
                        HttpMethod.GET,
                        path,
                        Operation.Needs.NOTHING,
                        false,
                        call -> Future.succeededFuture(Reply.empty(200))))
            .toList();
    return new Dialect() {
      @Override
      public List<Operation> operations() {
        return operations;
      }

      @Override
      public Reply problem(Problem problem, String requestId) {
        return Reply.empty(400);
      }

      @Override
      public Reply refusal(Refusal refusal, String requestId) {
        return Reply.empty(400);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/a, /a",
    "/a/, /a",
    "/a/x, /a/:b",
    "/a/x/, /a/:b",
    "/a/%2f, /a/:b",
    "/a/x/c, /a/:b/c",
    "/q/y/w, /:x/y/:z"
  })
  void find_knownPath_isItsTemplate(String path, String template) {
    Endpoint found = PATHS.find(path);
    assertThat(found).isNotNull();
    assertThat(found.template().text()).isEqualTo(template);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//",
        "/A",
        "/b",
        "a",
        "/a//",
        "//a",
        "/a//c",
        "/a/x/d",
        "/a/x/c/e",
        "/a/x/cc",
        "/./a"
      })
  void find_anotherPath_isNone(String path) {
    assertThat(PATHS.find(path)).isNull();
  }

  @Test
  void find_nothingButSlashes_isNone() {
    assertThat(PATHS.find("/".repeat(100_000))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/p/y/q, p, q",
    "/a%2Fb/y/%C3%A9, a/b, é",
    "/%25/y/+, %, +",
    "/a:b/y/%ff, a:b, \ufffd",
    "/p/y/q/, p, q",
    "/%70/y/q#x, p, q#x"
  })
  void parameter_encoded_isDecodedOnce(String path, String x, String z) {
    PathTemplate template = new PathTemplate("/:x/y/:z");
    assertThat(template.parameter("x", path)).isEqualTo(x);
    assertThat(template.parameter("z", path)).isEqualTo(z);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%/y/z", "/%4/y/z", "/%zz/y/z"})
  void parameter_brokenEscape_isAProblem(String path) {
    assertThatThrownBy(() -> new PathTemplate("/:x/y/:z").parameter("x", path))
        .isInstanceOf(Problem.class);
  }

  @Test
  void endpoints_sameMethodTwice_isRefused() {
    assertThatThrownBy(() -> Endpoint.of(dialect("/a", "/a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET /a");
  }
}
