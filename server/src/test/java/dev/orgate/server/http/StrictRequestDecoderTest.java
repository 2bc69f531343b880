package dev.orgate.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That it makes no difference in which pieces a request arrives. */
class StrictRequestDecoderTest {
  private static final String TWO =
      "\r\nPOST /a HTTP/1.1\r\nHost: x\r\nX:\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "2;a=b\r\n{}\r\n0\r\nX: y\r\n\r\n"
          + "GET /b HTTP/1.1\r\nHost: x\r\nY: z\r\n\r\n";

  /** What a decoder makes of the pieces: a letter per message, {@code !} for an invalid one. */
  private static String decoded(List<String> pieces) {
    List<Throwable> broken = new ArrayList<>();
    EmbeddedChannel channel =
        new EmbeddedChannel(new StrictRequestDecoder(new HttpServerOptions(), broken::add));
    StringBuilder seen = new StringBuilder();
    for (String piece : pieces) {
      channel.writeInbound(Unpooled.copiedBuffer(piece, StandardCharsets.ISO_8859_1));
      for (HttpObject next = channel.readInbound(); next != null; next = channel.readInbound()) {
        seen.append(letter(next));
      }
    }
    channel.finishAndReleaseAll();
    assertThat(broken).isEmpty();
    return seen.toString();
  }

  private static String letter(HttpObject message) {
    if (message.decoderResult().isFailure()) {
      return "!";
    }
    if (message instanceof HttpRequest) {
      return "R";
    }
    boolean hasContent = message instanceof HttpContent content && content.content().isReadable();
    return (hasContent ? "C" : "") + (message instanceof LastHttpContent ? "L" : "");
  }

  private static List<List<String>> cuts(String text) {
    List<List<String>> cuts = new ArrayList<>();
    for (int i = 0; i <= text.length(); i++) {
      cuts.add(List.of(text.substring(0, i), text.substring(i)));
    }
    cuts.add(text.chars().mapToObj(Character::toString).toList());
    return cuts;
  }

  @Test
  void requests_wellFormedInAnyPieces_areRead() {
    for (List<String> pieces : cuts(TWO)) {
      assertThat(decoded(pieces).replace("CC", "C")).as("%s", pieces).isEqualTo("RCLRL");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA: b\r\n\tc: d\r\nE: f\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA:\r\n \r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\n y\r\n\r\n",
        "GET /a HTTP/1.1\r\n A: b\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nhost: x\r\n\r\n",
        "GET /a HTTP/1.1\r\nA: b\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\n: b\r\n\r\n",
        "GET  /a HTTP/1.1\r\nHost: x\r\n\r\n",
        "\r\n GET /a HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a HTTP/3.0\r\nHost: x\r\n\r\n"
      })
  void head_malformedInAnyPieces_isRefusedOnce(String head) {
    for (List<String> pieces : cuts(head + "GET /b HTTP/1.1\r\nHost: x\r\n\r\n")) {
      assertThat(decoded(pieces)).as("%s", pieces).isEqualTo("!");
    }
  }

  @Test
  void trailer_foldedInAnyPieces_isRefused() {
    String head = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (List<String> pieces : cuts("2\r\n{}\r\n0\r\nX: y\r\n z\r\n\r\n" + TWO)) {
      List<String> all = new ArrayList<>(List.of(head));
      all.addAll(pieces);
      assertThat(decoded(all).replace("CC", "C")).as("%s", pieces).isEqualTo("RC!");
    }
  }

  @Test
  void hosts_countedPerRequest_notPerConnection() {
    String good = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
    String none = "GET /a HTTP/1.1\r\n\r\n";
    assertThat(decoded(List.of(good.repeat(3)))).isEqualTo("RLRLRL");
    assertThat(decoded(List.of(good + none + good))).isEqualTo("RL!");
  }
}
