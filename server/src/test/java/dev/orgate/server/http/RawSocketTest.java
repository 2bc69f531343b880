package dev.orgate.server.http;

import static dev.orgate.server.http.Refused.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a conversation goes: its order, its pieces, its end. */
@ExtendWith(GatewayExtension.class)
class RawSocketTest {
  private static final String COLLECTION = "/v2/manage/namespaces";

  private static String head(String method, String path, TestTenant tenant) {
    return "%s %s HTTP/1.1\r\nHost: a\r\nX-Auth-Token: %s\r\n"
        .formatted(method, path, tenant.token("root", "admin"));
  }

  private static String create(TestTenant tenant, String name) {
    String body = "{\"namespace\":\"" + name + "\"}";
    return head("POST", COLLECTION, tenant)
        + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
  }

  @Test
  void requests_pipelined_areDoneAndAnsweredInOrder(TestGateway gateway, TestTenant tenant) {
    String path = COLLECTION + "/" + tenant.name("a");
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(
          head("GET", path, tenant)
              + "\r\n"
              + create(tenant, tenant.name("a"))
              + create(tenant, tenant.name("a"))
              + head("GET", path, tenant)
              + "\r\n"
              + head("DELETE", path, tenant)
              + "\r\n"
              + head("GET", path, tenant)
              + "\r\n"
              + GOOD.repeat(50));
      for (int status : new int[] {404, 201, 409, 200, 204, 404}) {
        assertThat(client.answer().status()).isEqualTo(status);
      }
      for (int i = 0; i < 50; i++) {
        assertThat(client.answer().text()).isEqualTo("{\"status\":\"ok\"}");
      }
    }
  }

  @Test
  void requests_behindConnectionClose_areNotAnswered(TestGateway gateway) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send("GET /v2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + GOOD);
      Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("connection")).isEqualTo("close");
      client.assertClosed();
    }
  }

  @Test
  void request_byteByByte_isReadLikeAnyOther(TestGateway gateway, TestTenant tenant) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      for (char c : create(tenant, tenant.name("a")).toCharArray()) {
        client.send(String.valueOf(c));
      }
      assertThat(client.answer().status()).isEqualTo(201);
    }
  }

  @Test
  void http10_keepAliveOnlyWhenAskedFor(TestGateway gateway) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send("GET /v2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      Answer first = client.answer();
      assertThat(first.status()).isEqualTo(200);
      assertThat(first.header("connection")).isEqualTo("keep-alive");
      client.send("GET /v2 HTTP/1.0\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(200);
      client.assertClosed();
    }
  }

  @Test
  void expectContinue_body_isAskedFor(TestGateway gateway, TestTenant tenant) {
    String request = create(tenant, tenant.name("a"));
    int body = request.indexOf("\r\n\r\n");
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(request.substring(0, body) + "\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.bodilessAnswer().status()).isEqualTo(100);
      client.send(request.substring(body + 4));
      assertThat(client.answer().status()).isEqualTo(201);
      assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void delete_withoutABody_isAnswered(TestGateway gateway, TestTenant tenant) {
    tenant.admin().post(COLLECTION, "{\"namespace\":\"" + tenant.name("a") + "\"}");
    String path = COLLECTION + "/" + tenant.name("a");
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(head("DELETE", path + "/access", tenant) + "\r\n");
      assertThat(client.answer().errorCode()).isEqualTo("SVCSTG.SWR.4001018");
      client.send(head("DELETE", path, tenant) + "\r\n");
      assertThat(client.bodilessAnswer().status()).isEqualTo(204);
      assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void token_ofAMegabyte_isAnsweredThoughTheClientIsStillWriting(TestGateway gateway) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> {
                client.send("GET " + COLLECTION + " HTTP/1.1\r\nHost: a\r\nX-Auth-Token: ");
                for (int i = 0; i < 1024; i++) {
                  client.send("a".repeat(1024));
                }
                client.send("\r\n\r\n");
              });
      Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.json()).containsEntry("error_code", "APIGW.0301");
      assertThat(answer.text()).contains("Incorrect IAM authentication information: ");
      assertThat(answer.header("connection")).isEqualTo("close");
      client.assertClosed();
      writing.exceptionally(cut -> null).join();
    }
    Refused.assertHealthy(gateway.port());
  }

  @Test
  void token_ofAMegabyteWrittenBeforeReading_isAnsweredAsWell(TestGateway gateway) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(
          "GET " + COLLECTION + " HTTP/1.1\r\nHost: a\r\nX-Auth-Token: " + "a".repeat(1 << 20));
      client.send("\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(401);
      client.assertClosed();
    }
  }

  @Test
  void clients_thatLeaveInTheMiddle_doNoHarm(TestGateway gateway, TestTenant tenant) {
    String request = create(tenant, tenant.name("cut"));
    for (int length = 1; length < request.length(); length += 7) {
      try (RawSocket client = RawSocket.connect(gateway.port())) {
        client.send(request.substring(0, length));
      }
      try (RawSocket client = RawSocket.connect(gateway.port())) {
        client.send(request.substring(0, length)).finish();
        try {
          assertThat(client.answer().status()).isBetween(400, 499);
        } catch (UncheckedIOException closed) {
          // Nobody can say what was asked, so no answer is as good.
        }
      }
    }
    Refused.assertHealthy(gateway.port());
    assertThat(tenant.admin().get(COLLECTION).list("namespaces")).isEmpty();
  }
}
