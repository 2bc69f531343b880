package dev.orgate.server.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One start of a program that prints {@code ready at} and its address.
 *
 * @param wall seconds from before the process began to its first 200
 * @param cpu seconds of processor time that it took until then, in hundredths
 */
record StartedProgram(double wall, double cpu) {
  private static final String READY = " ready at ";
  private static final long PATIENCE_SECONDS = 60;

  /**
   * Starts it, calls it, and ends it with SIGTERM.
   *
   * @param calls how often it is called before it ends
   */
  static StartedProgram run(List<String> command, int calls)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("ORGATE_"));
    builder.environment().put("ORGATE_HTTP_PORT", "0");
    long begin = System.nanoTime();
    Process process = builder.start();
    try {
      URI address = address(process, command);
      call(address);
      double wall = (System.nanoTime() - begin) / 1e9;
      double cpu = CpuClock.of(process.pid()).seconds();
      for (int call = 1; call < calls; call++) {
        call(address);
      }
      return new StartedProgram(wall, cpu);
    } finally {
      process.destroy();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static URI address(Process process, List<String> command) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int at = line.indexOf(READY);
      if (at >= 0) {
        return URI.create(line.substring(at + READY.length()));
      }
    }
    throw new IllegalStateException("It did not start: " + String.join(" ", command));
  }

  private static void call(URI address) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (!answer.startsWith("HTTP/1.1 200 ")) {
        throw new IllegalStateException("Not 200: " + answer);
      }
    }
  }
}
