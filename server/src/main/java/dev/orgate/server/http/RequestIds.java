package dev.orgate.server.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that tie an answer to the log: 32 lower-case hex digits, random, no secret. */
public final class RequestIds {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private RequestIds() {}

  /** A new one. */
  public static String next() {
    byte[] hex = new byte[32];
    ThreadLocalRandom random = ThreadLocalRandom.current();
    write(random.nextLong(), hex, 0);
    write(random.nextLong(), hex, 16);
    return new String(hex, StandardCharsets.ISO_8859_1);
  }

  private static void write(long bits, byte[] hex, int from) {
    for (int i = 0; i < 16; i++) {
      hex[from + i] = DIGITS[(int) (bits >>> (i * 4)) & 15];
    }
  }
}
