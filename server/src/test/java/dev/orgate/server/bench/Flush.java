package dev.orgate.server.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * How long the disk takes to make a written page durable: each the next one of a file that has its
 * size, as the log is written. The same page again and again is much faster on some disks.
 */
final class Flush {
  private static final int PAGE = 8192;
  private static final int TIMES = 300;

  private Flush() {}

  /** The median in milliseconds, of a file in this directory. */
  static double medianMillis(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "flush", "");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      double[] millis = new double[TIMES];
      channel.write(ByteBuffer.allocate(PAGE * TIMES), 0);
      channel.force(true);
      for (int i = 0; i < TIMES; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.allocate(PAGE), (long) PAGE * i);
        channel.force(false);
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(millis);
      return millis[TIMES / 2];
    } finally {
      Files.delete(file);
    }
  }
}
