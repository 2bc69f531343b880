package dev.orgate.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes JSON straight into the buffer that goes on the wire. */
public final class JsonBuffer {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonBuffer() {}

  /** What a document holds, written in order. */
  public interface Document {
    void write(JsonGenerator json) throws IOException;
  }

  /** The document as UTF-8. */
  public static Buffer write(Document document) {
    Sink sink = new Sink();
    try (JsonGenerator json = FACTORY.createGenerator(sink)) {
      document.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail", e);
    }
    return sink.written();
  }

  /** The generator hands over small documents whole, so that their buffer is made to measure. */
  private static final class Sink extends OutputStream {
    private @Nullable Buffer buffer;

    @Override
    public void write(byte[] bytes, int offset, int length) {
      Buffer target = buffer == null ? Buffer.buffer(length) : buffer;
      buffer = target.appendBytes(bytes, offset, length);
    }

    @Override
    public void write(int single) {
      write(new byte[] {(byte) single}, 0, 1);
    }

    Buffer written() {
      return buffer == null ? Buffer.buffer() : buffer;
    }
  }
}
