package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.Login;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in answers are where the client found the gateway, and never what else it wrote. */
@ExtendWith(GatewayExtension.class)
class CatalogHostTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start(GatewayExtension.developmentSettings(PASSWORD));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Answer login(String version, String headers) {
    String body = Login.body("bob", PASSWORD);
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      return client
          .send(
              "POST %s HTTP/%s\r\n%sContent-Length: %d\r\n\r\n%s"
                  .formatted(Login.PATH, version, headers, body.length(), body))
          .answer();
    }
  }

  private static void assertCatalog(Answer answer, String host, String port) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.text())
        .contains(
            "\"http://" + host + port + "/v3\"",
            "\"http://" + host + port + "/v2/\"",
            "\"http://smn.localhost" + port + "/v2/\"");
  }

  @ParameterizedTest
  @CsvSource({
    "front.example, :8080",
    "front.example, ''",
    "127.0.0.1, :9",
    "[::1], :8080",
    "[::1], ''",
    "My_Gateway-1, :65535"
  })
  void catalog_plainHost_isWhereTheClientFoundTheGateway(String host, String port) {
    assertCatalog(login("1.1", "Host: " + host + port + "\r\n"), host, port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil'x",
        "evil;x:1",
        "evil,x",
        "evil%2fx",
        "evil(x)",
        "[evil]:1",
        "evil<x>",
        "evil\"x",
        "evil x",
        "evil@x:1",
        "evil/x",
        "evil:",
        "evil:0",
        "evil:99999",
        "evil:1:2",
        "[::1]evil",
        "evil?x",
        "\u00e9vil"
      })
  void catalog_anyOtherHost_isTheAddressThatWasConnectedTo(String host) {
    Answer answer = login("1.1", "Host: " + host + "\r\n");

    assertCatalog(answer, "127.0.0.1", ":" + gateway.port());
    assertThat(answer.text()).doesNotContain("evil", "vil");
  }

  @Test
  void catalog_withoutAHost_isTheAddressThatWasConnectedTo() {
    assertCatalog(login("1.0", ""), "127.0.0.1", ":" + gateway.port());
  }

  @Test
  void lookup_hostThatIsNone_isNotEchoed() {
    String token = new Login(gateway.url(), PASSWORD).token("bob");
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      for (String path : new String[] {"/v3/projects", "/v3/auth/domains"}) {
        Answer answer =
            client
                .send("GET " + path + " HTTP/1.1\r\nHost: a'b\r\nX-Auth-Token: " + token)
                .send("\r\n\r\n")
                .answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"" + gateway.url() + path + "\"").doesNotContain("'");
      }
    }
  }
}
