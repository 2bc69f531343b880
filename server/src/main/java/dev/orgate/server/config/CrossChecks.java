package dev.orgate.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What two settings may not be together, however valid each is by itself. */
final class CrossChecks {
  private CrossChecks() {}

  /**
   * Without keys the gateway hands out its own tokens, and only people of this machine may ask for
   * them. A name counts as loopback when all its addresses are.
   */
  static void address(Given host, AuthSettings auth, List<String> problems) {
    List<InetAddress> addresses = resolve(host.text());
    if (addresses.isEmpty()) {
      problems.add(host.problem("is neither an address nor a name of one"));
    } else if (!auth.hasKeys() && !addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
      problems.add(
          host.problem(
              "is not a loopback address, and there only tokens of known keys are safe: set "
                  + Setting.JWT_PUBLIC_KEYS.environmentName()
                  + " or "
                  + Setting.JWT_JWKS.environmentName()));
    }
  }

  /**
   * Only a warning: with keys there are no development users, so the password opens nothing, and a
   * forgotten variable is no reason to keep a gateway down.
   */
  static void developmentPassword(Given password, AuthSettings auth, List<String> warnings) {
    if (auth.hasKeys()) {
      warnings.add(password.origin() + " is ignored: with keys there are no development users");
    }
  }

  /**
   * Only a warning: one gateway alone on its database needs no key that lasts, and nothing here can
   * tell whether it is alone.
   */
  static void jobKey(GatewaySettings settings, List<String> warnings) {
    if (settings.store().equals("pg") && settings.zstack().jobKey() == null) {
      warnings.add(
          Setting.ZSTACK_JOB_KEY.environmentName()
              + " is not set: of several gateways, only the one that refused a ZStack call can"
              + " answer the poll for it");
    }
  }

  /**
   * None for a name in brackets either: they belong to URLs, although Java's look-up takes them.
   */
  private static List<InetAddress> resolve(String host) {
    try {
      return host.startsWith("[") ? List.of() : List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
