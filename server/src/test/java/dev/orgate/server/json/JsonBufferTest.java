package dev.orgate.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class JsonBufferTest {

  private static String written(JsonBuffer.Document document) {
    return JsonBuffer.write(document).toString();
  }

  @Test
  void documents_followEachOther_withNothingBetween() {
    for (int i = 0; i < 3; i++) {
      assertThat(written(json -> json.writeString("ä"))).isEqualTo("\"ä\"");
      assertThat(written(json -> json.writeNumber(7))).isEqualTo("7");
    }
  }

  @Test
  void documentWithinADocument_isADocumentOfItsOwn() {
    Buffer[] inner = new Buffer[1];
    String outer =
        written(
            json -> {
              json.writeStartArray();
              json.writeNumber(1);
              inner[0] = JsonBuffer.write(other -> other.writeNumber(2));
              json.writeNumber(3);
              json.writeEndArray();
            });
    assertThat(outer).isEqualTo("[1,3]");
    assertThat(inner[0]).hasToString("2");
    assertThat(written(json -> json.writeNumber(4))).isEqualTo("4");
  }

  @Test
  void documentThatFailsHalfWay_leavesNothingToTheNext() {
    assertThatThrownBy(
            () ->
                JsonBuffer.write(
                    json -> {
                      json.writeStartObject();
                      json.writeStringField("half", "x".repeat(10_000));
                      throw new IllegalStateException("as told");
                    }))
        .hasMessage("as told");
    assertThat(written(json -> json.writeNumber(5))).isEqualTo("5");
  }

  @Test
  void longDocument_isWhole() {
    String text = "é€".repeat(20_000);
    assertThat(written(json -> json.writeString(text))).isEqualTo('"' + text + '"');
  }

  @Test
  void whatWasWritten_isNotWrittenOver() {
    Buffer first = JsonBuffer.write(json -> json.writeString("first"));
    JsonBuffer.write(json -> json.writeString("other"));
    assertThat(first).hasToString("\"first\"");
  }
}
