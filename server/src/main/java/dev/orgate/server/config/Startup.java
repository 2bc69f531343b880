package dev.orgate.server.config;

import java.util.List;

/** What reading the settings comes to: a gateway to run, or an end before it began. */
public sealed interface Startup {
  /**
   * Everything is valid.
   *
   * @param settings what to run
   * @param warnings one line each, without any secret, for the log
   */
  record Run(GatewaySettings settings, List<String> warnings) implements Startup {
    public Run {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * There is nothing to run.
   *
   * @param status the process's exit status: 0 after {@code --help} or {@code --version}, else 2
   * @param problems all that is wrong, one line each, without any secret
   */
  record Exit(int status, List<String> problems) implements Startup {
    public Exit {
      problems = List.copyOf(problems);
    }
  }
}
