package dev.orgate.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Vert.x's own request decoder, made to refuse what it lets pass although a proxy in front may have
 * read it differently: folded headers (joined without a word), header lines without a name, a host
 * named never or twice, whitespace around the words of the request line, versions other than 1.0
 * and 1.1, and the keys of a WebSocket draft of 2010, which lend a body to a GET that has none.
 *
 * <p>It is asked for each header line anyway, right after having read it; what comes next in the
 * input is then the start of another line, so that a fold costs one look at one byte.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
  private final Consumer<Throwable> broken;
  private ByteBuf input = Unpooled.EMPTY_BUFFER;
  private int lineStart;
  private int hosts;
  private boolean awaitsLine;

  /**
   * @param broken told why when a body turns out not to be well-formed, and when Vert.x is done
   *     with a request whose head was not; nothing more is read from the connection then
   */
  StrictRequestDecoder(HttpServerOptions options, Consumer<Throwable> broken) {
    super(options);
    this.broken = broken;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    if (awaitsLine && in.isReadable()) {
      awaitsLine = false;
      if (isBlank(in.getByte(in.readerIndex()))) {
        in.setByte(in.readerIndex(), 0); // No line may hold it, so that this one is refused.
      }
    }
    lineStart = in.readerIndex();
    input = in;
    super.decode(context, in, out);
    input = Unpooled.EMPTY_BUFFER;
  }

  @Override
  protected HttpMessage createMessage(String[] words) {
    hosts = 0;
    // As written: Netty takes http/1.1 for an equal version, which Vert.x then does not know.
    if (!words[2].equals("HTTP/1.1") && !words[2].equals("HTTP/1.0")) {
      throw new MalformedHead("the version must be HTTP/1.1 or HTTP/1.0");
    }
    // The decoder has just read the line, and with it the CR and LF at its end.
    int beforeVersion = input.readerIndex() - 3 - words[2].length();
    int beforeTarget = beforeVersion - 1 - words[1].length();
    int start = beforeTarget - words[0].length();
    if (input.getByte(beforeVersion) != ' '
        || input.getByte(beforeTarget) != ' '
        || start > lineStart && input.getByte(start - 1) != '\n') {
      throw new MalformedHead("the request line must be three words with a space between");
    }
    return super.createMessage(words);
  }

  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    if (!input.isReadable()) {
      awaitsLine = true;
    } else if (isBlank(input.getByte(input.readerIndex()))) {
      throw new MalformedHead("a header must not be folded");
    }
    if (length == 0) {
      throw new MalformedHead("a header must have a name");
    }
    AsciiString name = super.splitHeaderName(line, start, length);
    if (length == 4 && HttpHeaderNames.HOST.contentEqualsIgnoreCase(name)) {
      hosts++;
    } else if (length == 18 && HttpHeaderNames.SEC_WEBSOCKET_KEY1.contentEqualsIgnoreCase(name)) {
      throw new MalformedHead("WebSocket is not spoken here");
    }
    return name;
  }

  /** What the decoder asks once a head is whole. */
  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    if (hosts > 1 || hosts == 0 && message.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
      throw new MalformedHead("there must be exactly one Host header");
    }
    return super.isContentAlwaysEmpty(message);
  }

  /** Vert.x sends the failures of its connections all the way through; here the quiet ones end. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
    if (cause instanceof IOException || cause instanceof Error) {
      super.exceptionCaught(context, cause);
    } else {
      broken.accept(cause);
    }
  }

  private static boolean isBlank(byte first) {
    return first == ' ' || first == '\t';
  }
}
