package dev.orgate.server.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway is as a target of load tests: nothing, unless it has a seed or faults.
 *
 * @param seed what everything that is seeded follows from, or null to seed nothing
 * @param tenants how many are seeded
 * @param namespaces how many, of all tenants
 * @param grants how many of each namespace, beside its creator's
 * @param organizations how many, of all tenants
 * @param tokens how many tokens are made; one per tenant unless set
 * @param tokensFile what they are written to at start, or null
 * @param faults whether a request may ask for a fault
 * @param fault that of the requests that ask for none
 * @param faultRate how many of 1000 such requests have it
 */
public record LoadSettings(
    @Nullable Integer seed,
    int tenants,
    int namespaces,
    int grants,
    int organizations,
    int tokens,
    @Nullable String tokensFile,
    boolean faults,
    Fault fault,
    int faultRate) {
  /** How many users a tenant has, beside its administrator. */
  public static final int USERS = 100;

  private static final int MOST_TENANTS = 1_000_000;
  private static final int MOST_THINGS = 10_000_000;

  /** Those of a gateway that is no target. */
  public static final LoadSettings NONE =
      new LoadSettings(
          null, 10, 1000, 1, 0, 10, null, false, new Fault(Duration.ZERO, 503, false), 0);

  static LoadSettings of(Values values) {
    int tenants = values.number(Setting.LOAD_TENANTS, 1, MOST_TENANTS);
    Integer tokens = values.optionalNumber(Setting.LOAD_TOKENS, 1, MOST_THINGS);
    return new LoadSettings(
        values.optionalNumber(Setting.LOAD_SEED, 0, Integer.MAX_VALUE),
        tenants,
        values.number(Setting.LOAD_NAMESPACES, 0, MOST_THINGS),
        values.number(Setting.LOAD_GRANTS, 0, USERS),
        values.number(Setting.LOAD_ORGANIZATIONS, 0, MOST_THINGS),
        tokens == null ? tenants : tokens,
        values.optionalText(Setting.LOAD_TOKENS_FILE),
        values.oneOf(Setting.LOAD_FAULTS, List.of("false", "true")).equals("true"),
        fault(values),
        values.number(Setting.LOAD_FAULT_RATE, 0, 1000));
  }

  private static Fault fault(Values values) {
    try {
      return Fault.parse(values.text(Setting.LOAD_FAULT));
    } catch (IllegalArgumentException e) {
      values.problem(Setting.LOAD_FAULT, "is no fault: " + e.getMessage());
      return NONE.fault();
    }
  }
}
