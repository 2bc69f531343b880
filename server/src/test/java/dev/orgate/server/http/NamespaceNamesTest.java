package dev.orgate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.PrivateGateway;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestTenant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every short name there is, judged by a regular expression that shares nothing with the code. */
class NamespaceNamesTest {
  private static final String COLLECTION = "/v2/manage/namespaces";
  private static final String ALPHABET = "a0._-A\u00e9/";
  private static final int LONGEST = 6;
  private static final int BATCH = 256;
  private static final int CONNECTIONS = 4;

  // Words of letters and digits, the first with a letter first, with one separator between two.
  private static final Pattern ORACLE = Pattern.compile("[a-z][a-z0-9]*((__|[._-])[a-z0-9]+)*");

  private static PrivateGateway gateway;

  @BeforeAll
  static void start() {
    gateway = PrivateGateway.start(-1);
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  private static boolean isName(String text) {
    return ORACLE.matcher(text).matches() && text.length() <= 64 && !text.equals("library");
  }

  /** All strings over the alphabet of this length. */
  private static Stream<String> strings(int length) {
    return IntStream.range(0, 1 << 3 * length)
        .mapToObj(
            number -> {
              StringBuilder text = new StringBuilder(length);
              for (int i = 0; i < length; i++) {
                text.append(ALPHABET.charAt(number >> 3 * i & 7));
              }
              return text.toString();
            });
  }

  private static String head(String method, String path, String token) {
    return method + " " + path + " HTTP/1.1\r\nHost: a\r\nX-Auth-Token: " + token + "\r\n";
  }

  private static String create(String name, String token) {
    String body = "{\"namespace\":\"" + name + "\"}";
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return head("POST", COLLECTION, token) + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  private static void assertJudgedLikeTheOracle(List<String> names, TestTenant tenant) {
    String token = tenant.token("root", "admin");
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      for (int from = 0; from < names.size(); from += BATCH) {
        List<String> batch = names.subList(from, Math.min(from + BATCH, names.size()));
        StringBuilder requests = new StringBuilder();
        batch.forEach(name -> requests.append(create(name, token)));
        client.send(requests.toString().getBytes(StandardCharsets.UTF_8));
        for (String name : batch) {
          Answer answer = client.answer();
          boolean agrees =
              isName(name)
                  ? answer.status() == 201
                  : answer.status() == 400 && answer.text().contains("SVCSTG.SWR.4001028");
          if (!agrees) {
            throw new AssertionError("'" + name + "': " + answer.status() + answer.text());
          }
        }
      }
    }
  }

  @Test
  void create_everyStringUpToSix_agreesWithTheOracle() {
    List<String> names =
        IntStream.rangeClosed(1, LONGEST).boxed().flatMap(NamespaceNamesTest::strings).toList();
    assertThat(names).hasSize(299_592).doesNotHaveDuplicates();
    TestTenant tenant = gateway.newTenant();
    int share = names.size() / CONNECTIONS + 1;
    IntStream.range(0, CONNECTIONS)
        .parallel()
        .forEach(
            i ->
                assertJudgedLikeTheOracle(
                    names.subList(i * share, Math.min((i + 1) * share, names.size())), tenant));
    long good = names.stream().filter(NamespaceNamesTest::isName).count();
    assertThat(tenant.admin().get(COLLECTION).list("namespaces")).hasSize((int) good);
  }

  @Test
  void create_atTheEdges_agreesWithTheOracle() {
    List<String> names = new ArrayList<>(List.of("", "library", "librarx", "library0"));
    for (String repeated : List.of("b", "b-", "b_", "b__", "9b")) {
      for (int length : new int[] {63, 64, 65, 66, 1000}) {
        names.add(repeated.repeat(1000).substring(0, length));
      }
    }
    for (char c = 0x20; c < 0x250; c++) {
      if (c != '"' && c != '\\') {
        names.addAll(List.of("edge-a" + c + "1", "edge-bc" + c, c + "-edge-d"));
      }
    }
    assertJudgedLikeTheOracle(names, gateway.newTenant());
  }

  @Test
  void get_anyStringAsPath_findsWhatIsThereAndNeverFails() {
    TestTenant tenant = gateway.newTenant();
    List<String> names =
        IntStream.rangeClosed(1, 4).boxed().flatMap(NamespaceNamesTest::strings).toList();
    String token = tenant.token("root", "admin");
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      for (String name : names) {
        String encoded = percentEncoded(name);
        client.send(head("GET", COLLECTION + "/" + encoded, token) + "\r\n");
        client.send(head("GET", COLLECTION + "/" + name, token) + "\r\n");
        assertThat(client.answer().status()).as(name).isEqualTo(404);
        // A trailing slash, or several names, are other paths; a name of slashes is the list.
        assertThat(client.answer().status()).as(name).isIn(200, 404);
      }
    }
  }

  private static String percentEncoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      encoded.append("%%%02x".formatted(b));
    }
    return encoded.toString();
  }
}
