package dev.orgate.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures that others made: the documents' own, the SDK's, a client's source. */
class SignatureVectorTest {
  private static final String ROOT = "https://service.region.example.com";

  private static String sign(
      String authorization,
      String secret,
      String method,
      String target,
      Map<String, String> headers,
      String body) {
    MultiMap all = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    int question = target.indexOf('?');
    SignedRequest request =
        new SignedRequest(
            method,
            question < 0 ? target : target.substring(0, question),
            question < 0 ? "" : target.substring(question + 1),
            all,
            body.getBytes(StandardCharsets.UTF_8));
    SignatureHeader header = SignatureHeader.parse(authorization + ", Signature=" + "0".repeat(64));
    return header.scheme().signature(header, all.get("x-sdk-date"), secret, request);
  }

  @Test
  void signature_documentsVector_isTheirs() {
    assertThat(
            sign(
                "SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC,"
                    + " SignedHeaders=content-type;host;x-sdk-date",
                "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc",
                "GET",
                "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs"
                    + "?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
                Map.of(
                    "Content-Type", "application/json",
                    "Host", ROOT.substring("https://".length()),
                    "X-Sdk-Date", "20191115T033655Z"),
                ""))
        .isEqualTo("7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe");
  }

  @Test
  void signature_javaSdksCapture_isItsOwn() {
    assertThat(
            sign(
                "SDK-HMAC-SHA256 Access=MYAK,"
                    + " SignedHeaders=host;user-agent;x-project-id;x-sdk-date",
                "SECRETKEY123",
                "GET",
                "/v2/manage/namespaces?filter=namespace%3A%3Agroup%7Cmode%3A%3Avisible",
                captured("20261122T033852Z"),
                ""))
        .isEqualTo("9d78cdd79fb94e01097dcdaff75387a5900d477c385654efd1e93288e66d51d3");
  }

  @Test
  void signature_javaSdksCaptureOfADerivedKey_isItsOwn() {
    assertThat(
            sign(
                "V11-HMAC-SHA256 Credential=MYAK/20261122/eu-de/swr,"
                    + " SignedHeaders=host;user-agent;x-project-id;x-sdk-date",
                "SECRETKEY123",
                "POST",
                "/v2/manage/namespaces",
                captured("20261122T034058Z"),
                "{\"namespace\":\"curly\"}"))
        .isEqualTo("3502d9dcfb65831bbbc96e7987a85b155440abe89fb96623fea18ad7ebf424ce");
  }

  private static Map<String, String> captured(String date) {
    return Map.of(
        "Host", "127.0.0.1:18977",
        "User-Agent", "huaweicloud-usdk-java/3.0",
        "X-Project-Id", "proj1",
        "X-Sdk-Date", date);
  }

  @Test
  void signature_olderGoClients_isWhatItsSourceMakes() {
    assertThat(
            sign(
                "SDK-HMAC-SHA256 Credential=AKEXAMPLE/20261122///sdk_request,"
                    + " SignedHeaders=accept;content-type;host;user-agent;x-sdk-date",
                "SKEXAMPLE",
                "POST",
                "/v2/manage/namespaces",
                Map.of(
                    "Accept", "application/json",
                    "Content-Type", "application/json",
                    "Host", "swr-api.example.test",
                    "User-Agent", "golangsdk/2.0.0",
                    "X-Sdk-Date", "20261122T040000Z"),
                "{\"namespace\":\"group\"}\n"))
        .isEqualTo("d13fe0bb8280ff69d283a998bd1898f330f4428d16beb43acdb8499125008eaa");
  }
}
