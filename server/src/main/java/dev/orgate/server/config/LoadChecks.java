package dev.orgate.server.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a load target may not be told together, so that no other gateway ever becomes one. */
final class LoadChecks {
  private final Layer layer;
  private final GatewaySettings settings;

  LoadChecks(Layer layer, GatewaySettings settings) {
    this.layer = layer;
    this.settings = settings;
  }

  void check(List<String> problems) {
    Given seed = layer.get(Setting.LOAD_SEED);
    if (seed != null) {
      seeded(seed, problems);
    }
    needs(layer.get(Setting.LOAD_TOKENS_FILE), seed != null, Setting.LOAD_SEED, problems);
    LoadSettings load = settings.load();
    if (load.faults() && !settings.auth().hasDevelopmentIdentity()) {
      // It listens on loopback only: nobody else can make requests fail.
      add(Setting.LOAD_FAULTS, "works with the development users only", problems);
    }
    if (load.faultRate() > 0) {
      Given rate = layer.get(Setting.LOAD_FAULT_RATE);
      needs(rate, load.faults(), Setting.LOAD_FAULTS, problems);
      needs(rate, seed != null, Setting.LOAD_SEED, problems);
    }
  }

  private void seeded(Given seed, List<String> problems) {
    AuthSettings auth = settings.auth();
    if (!auth.hasDevelopmentIdentity() || auth.accessKeys() != null) {
      problems.add(seed.problem("works with the development users only, without any keys"));
    } else if (auth.developmentPassword() == null) {
      problems.add(
          seed.problem(
              "needs "
                  + Setting.DEV_PASSWORD.environmentName()
                  + ", from which the key of its tokens follows"));
    }
    LoadSettings load = settings.load();
    long users = (long) load.tenants() * (LoadSettings.USERS + 1);
    if (load.tokens() > users) {
      add(Setting.LOAD_TOKENS, "is more than the " + users + " users there are", problems);
    }
  }

  private static void needs(
      @Nullable Given given, boolean there, Setting other, List<String> problems) {
    if (given != null && !there) {
      problems.add(given.problem("needs " + other.environmentName()));
    }
  }

  private void add(Setting setting, String complaint, List<String> problems) {
    Given given = layer.get(setting);
    if (given != null) {
      problems.add(given.problem(complaint));
    }
  }
}
