package dev.orgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Program;
import dev.orgate.server.testing.RawSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as people start it: what it prints, how it ends. */
class MainProcessTest {

  @Test
  void program_withoutSettings_servesUntilItIsToldToStop() throws Exception {
    try (Program program = Program.start("--http-port", "0")) {
      String password = program.lineWith("Development identity: ").replaceAll(".* ", "");
      String url = program.lineWith("Orgate ready at http://").replaceAll(".* ", "");
      Api anonymous = Api.anonymous(url);
      assertThat(anonymous.get("/health/ready").status()).isEqualTo(200);
      assertThat(anonymous.get("/health/live").status()).isEqualTo(200);
      assertThat(anonymous.get("/v2/manage/namespaces").status()).isEqualTo(401);

      Api admin = anonymous.with("X-Auth-Token", token(anonymous, password));
      Answer created = admin.post("/v2/manage/namespaces", "{\"namespace\":\"group\"}");
      assertThat(created.status()).isEqualTo(201);
      assertThat(admin.get("/v2/manage/namespaces").list("namespaces")).hasSize(1);
      assertThatEdgeHolds(URI.create(url).getPort());

      try (RawSocket idle = RawSocket.connect(URI.create(url).getPort())) {
        program.terminate();
        idle.assertClosed();
      }
      assertThat(program.exitStatus()).isEqualTo(0);
      assertThat(program.errors()).isEmpty();
    }
  }

  /** Shape and place of a Keystone token request: name and password in, a header out. */
  private static String token(Api anonymous, String password) {
    String body =
        """
        {"auth":{"identity":{"methods":["password"],"password":{"user":
        {"name":"admin","password":"%s","domain":{"name":"demo"}}}}}}"""
            .formatted(password);
    Answer answer = anonymous.post("/v3/auth/tokens", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.header("x-subject-token");
  }

  /** The program runs on another transport than the tests do, where there is one. */
  private static void assertThatEdgeHolds(int port) {
    String good = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
    for (String head : new String[] {"Host: a\r\nHost: b\r\n", "Host: a\r\nX: b\r\n c\r\n"}) {
      try (RawSocket client = RawSocket.connect(port)) {
        client.send("GET /v2 HTTP/1.1\r\n" + head + "\r\n" + good);
        assertThat(client.answer().status()).isEqualTo(400);
        client.assertClosed();
      }
    }
  }

  @Test
  void program_withAWrongSetting_exits2AndNamesIt() throws Exception {
    try (Program program = Program.start("--http-port", "70000")) {
      assertThat(program.exitStatus()).isEqualTo(2);
      assertThat(program.errors()).contains("70000").containsIgnoringCase("port");
    }
    try (Program program = Program.start("--no-such-flag")) {
      assertThat(program.exitStatus()).isEqualTo(2);
      assertThat(program.errors()).contains("--no-such-flag");
    }
  }

  @Test
  void program_withACertificateThatIsNone_exits1AndNamesIt(@TempDir Path directory)
      throws Exception {
    Path none = Files.writeString(directory.resolve("tls.crt"), "none");
    try (Program program =
        Program.start("--http-tls-certificate=" + none, "--http-tls-key=" + none)) {
      assertThat(program.exitStatus()).isEqualTo(1);
      assertThat(program.errors())
          .contains("Orgate cannot start: http.tls.certificate: '" + none + "' holds no cert");
    }
  }

  @Test
  void program_whosePortIsTaken_exits1AndNamesTheAddress() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Program program = Program.start("--http-port", String.valueOf(taken.getLocalPort()))) {
      assertThat(program.exitStatus()).isEqualTo(1);
      assertThat(program.errors()).contains("127.0.0.1").contains("" + taken.getLocalPort());
    }
  }
}
