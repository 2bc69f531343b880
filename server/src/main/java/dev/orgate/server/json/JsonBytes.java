package dev.orgate.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes JSON straight into the bytes that go on the wire. */
public final class JsonBytes {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonBytes() {}

  /** What a document holds, written in order. */
  public interface Document {
    void write(JsonGenerator json) throws IOException;
  }

  /** The document as UTF-8. */
  public static byte[] write(Document document) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator json = FACTORY.createGenerator(bytes)) {
      document.write(json);
      json.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail", e);
    }
  }
}
