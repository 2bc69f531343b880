package dev.orgate.server.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of {@link Calls}, in turn and then again, each with a number of its own. */
final class Requests {
  private final byte[][] bytes;
  private final int[] numberAt;
  private final int first;

  Requests(List<String> calls, int first) {
    this.first = first;
    this.bytes = new byte[calls.size()][];
    this.numberAt = new int[calls.size()];
    for (int i = 0; i < bytes.length; i++) {
      String text = text(calls.get(i).split("\t", -1));
      bytes[i] = text.getBytes(StandardCharsets.UTF_8);
      // By characters and by bytes alike: all is ASCII.
      numberAt[i] = text.indexOf(OpenLoop.NUMBER);
    }
  }

  private static String text(String[] parts) {
    StringBuilder head = new StringBuilder();
    head.append(parts[0]).append(' ').append(parts[1]).append(" HTTP/1.1\r\nHost: localhost\r\n");
    String body = "";
    for (int i = 2; i < parts.length; i += 2) {
      if (parts[i].isEmpty()) {
        body = parts[i + 1];
        head.append("Content-Length: ").append(body.length()).append("\r\n");
      } else {
        head.append(parts[i]).append(": ").append(parts[i + 1]).append("\r\n");
      }
    }
    return head.append("\r\n").append(body).toString();
  }

  int longest() {
    int longest = 0;
    for (byte[] request : bytes) {
      longest = Math.max(longest, request.length);
    }
    return longest;
  }

  void write(int request, ByteBuffer out) {
    int number = first + request;
    int kind = number % bytes.length;
    out.clear().put(bytes[kind]);
    if (numberAt[kind] >= 0) {
      int rest = number;
      for (int i = OpenLoop.NUMBER.length() - 1; i >= 0; i--) {
        out.put(numberAt[kind] + i, (byte) ('0' + rest % 10));
        rest /= 10;
      }
    }
    out.flip();
  }
}
