package dev.orgate.server;

import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.config.SettingsReader;
import dev.orgate.server.config.Startup;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The program: reads the settings, runs the gateway until SIGTERM or SIGINT, drains, exits 0. With
 * {@code migrate} as its first argument it brings the store's schema up to date instead, with
 * {@code tokens} it prints those of a load test. Exits 2 when a setting is wrong and 1 when the
 * gateway cannot start.
 */
public final class Main {
  private static final int CANNOT_START = 1;
  private static final String MIGRATE = "migrate";
  private static final String TOKENS = "tokens";

  private Main() {}

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
    PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
    String first = arguments.length > 0 ? arguments[0] : "";
    boolean command = first.equals(MIGRATE) || first.equals(TOKENS);
    List<String> flags = List.of(arguments).subList(command ? 1 : 0, arguments.length);
    Startup startup = SettingsReader.read(flags, System.getenv(), out);
    if (startup instanceof Startup.Run run) {
      run.warnings().forEach(err::println);
      try {
        switch (first) {
          case MIGRATE -> migrate(run.settings(), out);
          case TOKENS -> printTokens(run.settings(), out);
          default -> run(run.settings(), out);
        }
      } catch (Exception e) {
        // Any at all: await() throws what a future failed with, declared or not.
        err.println("Orgate cannot start: " + e.getMessage());
        System.exit(CANNOT_START);
      }
    } else if (startup instanceof Startup.Exit exit) {
      exit.problems().forEach(err::println);
      System.exit(exit.status());
    }
  }

  private static void run(GatewaySettings settings, PrintWriter out) {
    // Or one connection of TLS 1.2 could have the gateway compute handshakes without end.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    int eventLoops = Runtime.getRuntime().availableProcessors();
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(eventLoops));
    Gateway gateway = Gateway.start(vertx, settings, eventLoops).await();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> drain(gateway, settings), "orgate-drain"));
    gateway
        .developmentIdentity()
        .filter(identity -> settings.auth().developmentPassword() == null)
        .ifPresent(
            identity ->
                out.println(
                    "Development identity: users admin, alice and bob of account demo, password "
                        + identity.password().reveal()));
    gateway
        .metricsPort()
        .ifPresent(
            port ->
                out.println(
                    "Metrics at http://%s:%d/metrics"
                        .formatted(settings.operations().metricsHost(), port)));
    out.println("Orgate ready at " + gateway.url());
  }

  private static void migrate(GatewaySettings settings, PrintWriter out) {
    Vertx vertx = Vertx.vertx();
    try {
      Gateway.migrate(vertx, settings).await();
    } finally {
      // Not in one chain with the above: a future of a closed instance never ends.
      vertx.close().await();
    }
    out.println("The store " + settings.store() + " is up to date");
  }

  private static void printTokens(GatewaySettings settings, PrintWriter out) {
    if (settings.load().seed() == null) {
      throw new IllegalStateException("there are tokens to print with ORGATE_LOAD_SEED only");
    }
    Vertx vertx = Vertx.vertx();
    try {
      Gateway.loadTokens(vertx, settings).forEach(out::println);
    } finally {
      vertx.close().await();
    }
  }

  private static void drain(Gateway gateway, GatewaySettings settings) {
    try {
      gateway
          .close()
          .await(
              settings
                  .http()
                  .drainDelay()
                  .plus(settings.http().drainTimeout())
                  .plusSeconds(5)
                  .toMillis(),
              TimeUnit.MILLISECONDS);
      // A process ended by a signal exits with the signal's number, unless told otherwise here.
      Runtime.getRuntime().halt(0);
    } catch (RuntimeException | TimeoutException e) {
      Runtime.getRuntime().halt(CANNOT_START);
    }
  }
}
