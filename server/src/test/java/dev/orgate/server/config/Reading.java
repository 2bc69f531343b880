package dev.orgate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One start of the program: what it is given, and what comes of it. */
final class Reading {
  private final Map<String, String> environment = new HashMap<>();
  private List<String> arguments = List.of();
  private final StringWriter printed = new StringWriter();

  static Reading of(String... arguments) {
    Reading reading = new Reading();
    reading.arguments = List.of(arguments);
    return reading;
  }

  Reading with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  Startup startup() {
    return SettingsReader.read(arguments, environment, new PrintWriter(printed));
  }

  Startup.Run run() {
    Startup startup = startup();
    assertThat(startup).isInstanceOf(Startup.Run.class);
    return (Startup.Run) startup;
  }

  GatewaySettings settings() {
    return run().settings();
  }

  Startup.Exit exit() {
    Startup startup = startup();
    assertThat(startup).isInstanceOf(Startup.Exit.class);
    return (Startup.Exit) startup;
  }

  /** Why the program does not start. */
  List<String> problems() {
    Startup.Exit exit = exit();
    assertThat(exit.status()).isEqualTo(2);
    assertThat(exit.problems()).isNotEmpty();
    return exit.problems();
  }

  /** What went to the output. */
  String printed() {
    return printed.toString();
  }
}
