package dev.orgate.server.http;

import static dev.orgate.server.http.Refused.GOOD;
import static dev.orgate.server.http.Refused.assertHealthy;
import static dev.orgate.server.http.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.GatewayExtension;
import dev.orgate.server.testing.RawSocket;
import dev.orgate.server.testing.TestGateway;
import dev.orgate.server.testing.TestTenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Where a body ends, and what is made of requests that leave it in doubt. */
@ExtendWith(GatewayExtension.class)
class RawSocketFramingTest {
  private static final String COLLECTION = "/v2/manage/namespaces";
  private static final String TE = "Transfer-Encoding: ";
  private static final String CL = "Content-Length: ";

  private static String create(TestTenant tenant, String framing) {
    return "POST %s HTTP/1.1\r\nHost: a\r\nX-Auth-Token: %s\r\n%s\r\n"
        .formatted(COLLECTION, tenant.token("root", "admin"), framing);
  }

  @SuppressWarnings("unused")
  private static final List<Arguments> FRAMINGS =
      List.of(
          arguments("length and chunks", CL + "5\r\n" + TE + "chunked\r\n"),
          arguments("chunks and length", TE + "chunked\r\n" + CL + "5\r\n"),
          arguments("length and chunks, expecting", CL + "5\r\n" + TE + "chunked\r\nExpect: x\r\n"),
          arguments("chunked twice in one", TE + "chunked, chunked\r\n"),
          arguments("chunked twice in two", TE + "chunked\r\n" + TE + "chunked\r\n"),
          arguments("chunked not last", TE + "chunked, gzip\r\n"),
          arguments("chunked not last in two", TE + "chunked\r\n" + TE + "identity\r\n"),
          arguments("no chunked at all", TE + "identity\r\n"),
          arguments("an unknown coding", TE + "xchunked\r\n"),
          arguments("chunked behind a vertical tab", TE + "\u000bchunked\r\n"),
          arguments("chunked with something behind", TE + "chunked x\r\n"),
          arguments("chunked in quotes", TE + "\"chunked\"\r\n"),
          arguments("chunked and a folded length", TE + "chunked\r\n " + CL + "5\r\n"),
          arguments("two lengths", CL + "5\r\n" + CL + "6\r\n"),
          arguments("two lengths in one", CL + "5, 6\r\n"),
          arguments("the same length twice", CL + "5\r\n" + CL + "5\r\n"),
          arguments("the same length twice in one", CL + "5,5\r\n"),
          arguments("a negative length", CL + "-5\r\n"),
          arguments("a length with a plus", CL + "+5\r\n"),
          arguments("a length in hex", CL + "0x5\r\n"),
          arguments("a length of two numbers", CL + "5 5\r\n"),
          arguments("a length in exotic digits", CL + "\u00b2\r\n"),
          arguments("no length in the length", CL + "\r\n"),
          arguments("a length beyond a long", CL + "99999999999999999999\r\n"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("FRAMINGS")
  void framing_inDoubt_isRefusedAndNothingBehindItIsDone(
      String what, String framing, TestGateway gateway, TestTenant tenant) {
    String body = "{\"namespace\":\"" + tenant.name("smuggled") + "\"}";
    String smuggled = create(tenant, CL + body.length() + "\r\n") + body;
    assertRefused(gateway.port(), create(tenant, framing) + "0\r\n\r\n" + smuggled, 400);
    assertThat(tenant.admin().get(COLLECTION).list("namespaces")).isEmpty();
  }

  @Test
  void chunks_onHttp10_areRefused(TestGateway gateway) {
    String head = "POST " + COLLECTION + " HTTP/1.0\r\nHost: a\r\n" + TE + "chunked\r\n\r\n";
    assertRefused(gateway.port(), head + "0\r\n\r\n", 400);
  }

  @SuppressWarnings("unused")
  private static final List<Arguments> CHUNKS =
      List.of(
          arguments("a size beyond a long", "FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n"),
          arguments("a size beyond an int", "80000000\r\n{}\r\n0\r\n\r\n"),
          arguments("a size that wraps around to 2", "100000002\r\n{}\r\n0\r\n\r\n"),
          arguments("a negative size", "-2\r\n{}\r\n0\r\n\r\n"),
          arguments("a size with a plus", "+2\r\n{}\r\n0\r\n\r\n"),
          arguments("a size with 0x", "0x2\r\n{}\r\n0\r\n\r\n"),
          arguments("a size of junk", "zz\r\n{}\r\n0\r\n\r\n"),
          arguments("no size", "\r\n{}\r\n0\r\n\r\n"),
          arguments("only an extension", ";a=b\r\n{}\r\n0\r\n\r\n"),
          arguments("a space before the size", " 2\r\n{}\r\n0\r\n\r\n"),
          arguments("something behind the size", "2 x\r\n{}\r\n0\r\n\r\n"),
          arguments("a size line without an end", "2" + "0".repeat(40_000)),
          arguments("a bare LF behind the size", "2\n{}\r\n0\r\n\r\n"),
          arguments("a bare LF behind an extension", "2;a\n{}\r\n0\r\n\r\n"),
          arguments("a bare LF behind the data", "2\r\n{}\n0\r\n\r\n"),
          arguments("a chunk longer than it says", "2\r\n{}{}\r\n0\r\n\r\n"),
          arguments("a folded trailer", "2\r\n{}\r\n0\r\nX: a\r\n b\r\n\r\n"),
          arguments("a trailer without a colon", "2\r\n{}\r\n0\r\nX\r\n\r\n"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("CHUNKS")
  void chunk_malformed_isRefused(
      String what, String chunks, TestGateway gateway, TestTenant tenant) {
    assertRefused(gateway.port(), create(tenant, TE + "chunked\r\n") + chunks, 400);
  }

  @Test
  void chunk_malformedInTheMiddleOfABody_isRefused(TestGateway gateway, TestTenant tenant) {
    String body = "{\"namespace\":\"" + tenant.name("a") + "\"}";
    String first = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
    assertRefused(gateway.port(), create(tenant, TE + "chunked\r\n") + first + "zz\r\n", 400);
    assertThat(tenant.admin().get(COLLECTION).list("namespaces")).isEmpty();
  }

  @Test
  void chunk_malformedBehindARequestUnderWay_isRefusedInItsTurn(
      TestGateway gateway, TestTenant tenant) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(GOOD + create(tenant, TE + "chunked\r\n") + "zz\r\n\r\n" + GOOD);
      assertThat(client.answer().status()).isEqualTo(200);
      Answer refused = client.answer();
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.errorCode()).isEqualTo("SVCSTG.SWR.4000014");
      client.assertClosed();
    }
    assertHealthy(gateway.port());
  }

  @Test
  void chunk_malformedWhereNoBodyIsWanted_getsOneAnswerAtMost(TestGateway gateway) {
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send("GET /v2 HTTP/1.1\r\nHost: a\r\n" + TE + "chunked\r\n\r\nzz\r\n" + GOOD);
      assertThat(client.answer().status()).isEqualTo(200);
      client.assertClosed();
    }
    assertHealthy(gateway.port());
  }

  @Test
  void chunks_tiny_areOneBody(TestGateway gateway, TestTenant tenant) {
    String body = "{\"namespace\":\"" + tenant.name("tiny") + "\"}";
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(create(tenant, TE + "CHUNKED\r\n"));
      for (char c : body.toCharArray()) {
        client.send("1;why=not\r\n" + c + "\r\n");
      }
      assertThat(client.send("0\r\nX: a\r\n\r\n").answer().status()).isEqualTo(201);
      assertThat(client.send(GOOD).answer().status()).isEqualTo(200);
    }
    assertThat(tenant.admin().get(COLLECTION + "/" + tenant.name("tiny")).status()).isEqualTo(200);
  }

  @Test
  void body_whereNoneIsWanted_isReadAndDropped(TestGateway gateway, TestTenant tenant) {
    String token = "X-Auth-Token: " + tenant.token("root", "admin") + "\r\n";
    String get = "GET " + COLLECTION + " HTTP/1.1\r\nHost: a\r\n" + token;
    try (RawSocket client = RawSocket.connect(gateway.port())) {
      client.send(get + CL + GOOD.length() + "\r\n\r\n" + GOOD);
      assertThat(client.answer().text()).isEqualTo("{\"namespaces\":[]}");
      client.send(get + TE + "chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n" + GOOD);
      assertThat(client.answer().text()).isEqualTo("{\"namespaces\":[]}");
      assertThat(client.answer().text()).isEqualTo("{\"status\":\"ok\"}");
    }
  }
}
