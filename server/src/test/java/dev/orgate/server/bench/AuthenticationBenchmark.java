package dev.orgate.server.bench;

import dev.orgate.server.auth.Signer;
import dev.orgate.server.auth.Tokens;
import dev.orgate.server.testing.AccessKeyFiles;
import dev.orgate.server.testing.Api;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What it costs to know who is calling: the same calls to a gateway on the memory store with tokens
 * it remembers, with tokens it does not, and signed with access keys. Prints Markdown to its output
 * and its progress to the error output. Takes the number of rounds and the seconds of each run.
 */
public final class AuthenticationBenchmark {
  private static final List<String> ALGORITHMS = List.of("RS256", "ES256", "EdDSA");
  private static final int DIFFERENT_TOKENS = 5_000;
  private static final String ORGANIZATION = "/v2/manage/namespaces/measured";
  private static final String CHANGE = "[{\"user_id\":\"bob\",\"user_name\":\"bob\",\"auth\":3}]";
  private static final String NO_CREDENTIAL = "no credential asked for";

  private final int rounds;
  private final int seconds;
  private final PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
  private final List<Line> lines = new ArrayList<>();
  private Path directory;

  /** A line of the table. */
  private record Line(String call, String credential, Row row) {}

  private AuthenticationBenchmark(int rounds, int seconds) {
    this.rounds = rounds;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    new AuthenticationBenchmark(rounds, seconds).run();
  }

  private void run() throws Exception {
    try (Started started = new Started()) {
      directory = Files.createTempDirectory("orgate-bench");
      started.add(() -> TokenFiles.delete(directory));
      plan(started);
      progress.println("Warming up");
      for (Line line : lines) {
        measure(line);
      }
      for (int round = 1; round <= rounds; round++) {
        progress.println("Round " + round + " of " + rounds);
        for (Line line : lines) {
          line.row.runs().add(measure(line));
        }
      }
      print();
    }
  }

  private void plan(Started started) throws IOException {
    Map<String, Tokens> issuers = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>();
    for (String algorithm : ALGORITHMS) {
      Tokens issuer = Tokens.signedWith(algorithm);
      issuers.put(algorithm, issuer);
      keys.add(Files.writeString(directory.resolve(algorithm + ".pem"), issuer.pem()).toString());
    }
    Map<String, String> variables =
        Map.of(
            "ORGATE_HTTP_PORT", "0",
            "ORGATE_JWT_PUBLIC_KEYS", String.join(",", keys),
            "ORGATE_ACCESS_KEYS", AccessKeyFiles.write(directory, "admin").toString());
    ServerProcess remembering = start(started, variables, Map.of());
    ServerProcess forgetful = start(started, variables, Map.of("ORGATE_JWT_CACHE_SIZE", "1"));
    Path script = CallsLoad.script(directory);
    Signer signer = Signer.inEachWay(remembering.url(), "admin").get(0);
    lines.add(
        line("`GET /v2`", NO_CREDENTIAL, remembering, script, List.of(Calls.line("GET", "/v2"))));
    for (ServerProcess gateway : List.of(remembering, forgetful)) {
      stock(gateway, issuers.get("ES256"));
      boolean known = gateway == remembering;
      for (String algorithm : ALGORITHMS) {
        List<String> calls =
            IntStream.range(0, known ? 1 : DIFFERENT_TOKENS)
                .parallel()
                .mapToObj(i -> token(issuers.get(algorithm), i))
                .map(token -> Calls.get(ORGANIZATION, token))
                .toList();
        String credential = algorithm + (known ? ", a known token" : ", a new token each time");
        lines.add(line("`GET` one", credential, gateway, script, calls));
      }
    }
    Signer.Signed get = signer.sign("GET", ORGANIZATION, "");
    lines.add(line("`GET` one", "signed", remembering, script, List.of(call(get))));
    String token = token(issuers.get("ES256"), 0);
    lines.add(
        line(
            "`PATCH` a grant",
            "ES256, a known token",
            remembering,
            script,
            List.of(
                Calls.line("PATCH", ORGANIZATION + "/access", "X-Auth-Token", token, "", CHANGE))));
    Signer.Signed patch = signer.sign("PATCH", ORGANIZATION + "/access", CHANGE);
    lines.add(line("`PATCH` a grant", "signed", remembering, script, List.of(call(patch))));
  }

  private ServerProcess start(
      Started started, Map<String, String> variables, Map<String, String> more) throws IOException {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(more);
    Path jar = Path.of("server/target/orgate.jar");
    return started.add(
        ServerProcess.gateway(Cores.ANY, jar, all, directory.resolve("gateways.log")));
  }

  /** One organization, with a grant to change. */
  private static void stock(ServerProcess gateway, Tokens issuer) {
    Api admin =
        Api.anonymous(gateway.url()).withoutContract().with("X-Auth-Token", token(issuer, 0));
    demand(admin.post("/v2/manage/namespaces", "{\"namespace\":\"measured\"}").status());
    demand(admin.post(ORGANIZATION + "/access", CHANGE).status());
  }

  private static void demand(int status) {
    if (status != 201) {
      throw new IllegalStateException("The gateway answered " + status);
    }
  }

  private static String token(Tokens issuer, int number) {
    long now = Instant.now().getEpochSecond();
    return issuer.token(
        """
        {"sub":"admin","name":"admin","tenant":"%s","project":"%s","roles":["admin"],\
        "jti":"%d","iat":%d,"exp":%d}"""
            .formatted(AccessKeyFiles.TENANT, AccessKeyFiles.PROJECT, number, now, now + 3600));
  }

  private static String call(Signer.Signed signed) {
    List<String> parts = new ArrayList<>(List.of(signed.method(), signed.target()));
    parts.addAll(signed.headers());
    parts.addAll(List.of("Authorization", signed.authorization()));
    if (!signed.body().isEmpty()) {
      parts.addAll(List.of("", signed.body()));
    }
    return String.join("\t", parts);
  }

  private Line line(
      String call, String credential, ServerProcess gateway, Path script, List<String> calls)
      throws IOException {
    Path file = directory.resolve("calls-" + lines.size());
    Load load = new CallsLoad(Cores.ANY, script, gateway, Files.write(file, calls));
    return new Line(call, credential, new Row(call + ", " + credential, load, Row.Growth.NONE));
  }

  private Measured measure(Line line) throws Exception {
    Measured measured = line.row.load().run(seconds, "");
    if (measured.others() > 0) {
      throw new IllegalStateException(
          line.row.name() + ": " + measured.others() + " requests were not answered with 2xx");
    }
    progress.printf(
        "%-16s %-30s %9.0f/s %s%n",
        line.call, line.credential, measured.perSecond(), Table.micros(measured.serverMicros()));
    return measured;
  }

  private void print() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(Machine.describe());
    out.printf(
        "Medians of %d rounds of %d s, 64 connections, wrk on the same machine; CPU of the gateway,"
            + " user and system.%n%n",
        rounds, seconds);
    out.println("| call | credential | per second | CPU per request | beside a known token |");
    out.println("|---|---|--:|--:|--:|");
    for (Line line : lines) {
      double micros = line.row.serverMicros();
      out.printf(
          Locale.ROOT,
          "| %s | %s | %,.0f | %s | %s |%n",
          line.call,
          line.credential,
          line.row.perSecond(),
          Table.micros(micros),
          beside(line, micros));
    }
  }

  private String beside(Line line, double micros) {
    if (line.credential.equals(NO_CREDENTIAL) || line.credential.endsWith("a known token")) {
      return "";
    }
    double known =
        lines.stream()
            .filter(other -> other.call.equals(line.call))
            .filter(other -> other.credential.equals("ES256, a known token"))
            .findFirst()
            .orElseThrow()
            .row
            .serverMicros();
    return "+ " + Table.micros(micros - known);
  }
}
