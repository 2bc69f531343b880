package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.auth.Signer.Signed;
import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.testing.AccessKeyFiles;
import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.Http2Socket;
import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.TestCertificate;
import dev.orgate.server.testing.TestGateway;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures cover the host, which HTTP/2 says in another place. */
class SignatureHttp2Test {
  private static final String LIST = "/v2/manage/namespaces";
  @TempDir private static Path directory;
  private static TestCertificate certificate;
  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    certificate = TestCertificate.ec();
    var settings = GatewayExtension.accessKeySettings(AccessKeyFiles.write(directory, "admin"));
    var tls = new HttpSettings.Tls(certificate.certificate(), certificate.key());
    gateway =
        TestGateway.start(
            PrivateGateway.withHttp(settings, PrivateGateway.https(settings.http(), tls)));
  }

  @AfterAll
  static void close() {
    gateway.close();
    certificate.close();
  }

  private static int send(Http2Socket client, Signed signed, String authority, String host) {
    Http2Headers head = client.head(signed.method(), signed.target());
    head.add("authorization", signed.authorization());
    for (int i = 0; i < signed.headers().size(); i += 2) {
      head.add(signed.headers().get(i).toLowerCase(Locale.ROOT), signed.headers().get(i + 1));
    }
    head.remove(":authority");
    if (authority != null) {
      head.authority(authority);
    }
    if (host != null) {
      head.add("host", host);
    }
    int stream = client.request(head, signed.body().isEmpty());
    if (!signed.body().isEmpty()) {
      client.data(stream, signed.body(), true);
    }
    Answer answer = client.answer(stream);
    return answer.status();
  }

  @Test
  void request_signedInEachWay_isItsOwnersForThisAuthorityAlone() {
    String authority = gateway.url().substring("https://".length());
    int i = 0;
    try (Http2Socket client = Http2Socket.connect(gateway.port(), certificate.client())) {
      for (Signer signer : Signer.inEachWay(gateway.url(), "admin")) {
        String body = "{\"namespace\":\"signed-h2-" + i++ + "\"}";
        assertThat(send(client, signer.sign("POST", LIST, body), authority, null)).isEqualTo(201);
        Signed show = signer.sign("GET", LIST, "");
        assertThat(send(client, show, authority, authority)).isEqualTo(200);
        assertThat(send(client, show, null, authority)).isEqualTo(200);
        assertThat(send(client, show, "swr.example.com", null)).isEqualTo(401);
        assertThat(send(client, show, null, "swr.example.com")).isEqualTo(401);
      }
    }
  }
}
