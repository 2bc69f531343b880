package dev.orgate.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes JSON straight into the buffer that goes on the wire. */
public final class JsonBuffer {
  // Documents are not told apart by a space between them: each goes where it belongs.
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().rootValueSeparator("").build();

  /** To make a generator costs more than to write a small document. */
  private static final FastThreadLocal<JsonBuffer> OF_THREAD = new FastThreadLocal<>();

  private final Sink sink = new Sink();
  private final JsonGenerator generator;

  private JsonBuffer() {
    try {
      generator = FACTORY.createGenerator(sink);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail", e);
    }
  }

  /** What a document holds, written in order. */
  public interface Document {
    void write(JsonGenerator json) throws IOException;
  }

  /** The document as UTF-8. */
  public static Buffer write(Document document) {
    JsonBuffer idle = OF_THREAD.get();
    // Nobody else has it meanwhile: not a document within the document, nor the next one, should
    // this one fail half way.
    OF_THREAD.set(null);
    JsonBuffer writer = idle == null ? new JsonBuffer() : idle;
    Buffer written = writer.whole(document);
    OF_THREAD.set(writer);
    return written;
  }

  private Buffer whole(Document document) {
    try {
      document.write(generator);
      generator.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail", e);
    }
    return sink.take();
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

    Buffer take() {
      Buffer taken = buffer == null ? Buffer.buffer() : buffer;
      buffer = null;
      return taken;
    }
  }
}
