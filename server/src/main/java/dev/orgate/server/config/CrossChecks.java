package dev.orgate.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    } else if (auth.hasDevelopmentIdentity()
        && !addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
      problems.add(
          host.problem(
              "is not a loopback address, and there only tokens of known keys are safe: set "
                  + Setting.JWT_PUBLIC_KEYS.environmentName()
                  + " or "
                  + Setting.JWT_JWKS.environmentName()
                  + ", or with access keys alone "
                  + Setting.DEV_IDENTITY.environmentName()
                  + "=false"));
    }
  }

  /** A certificate is of no use without its key, nor is a key without its certificate. */
  static void tls(@Nullable Given certificate, @Nullable Given key, List<String> problems) {
    if (certificate != null && key == null) {
      problems.add(
          certificate.problem("needs its key in " + Setting.HTTP_TLS_KEY.environmentName()));
    }
    if (key != null && certificate == null) {
      problems.add(
          key.problem(
              "needs its certificate in " + Setting.HTTP_TLS_CERTIFICATE.environmentName()));
    }
  }

  /** Somebody must be believed. */
  static void developmentIdentity(Given choice, AuthSettings auth, List<String> problems) {
    if (!auth.developmentIdentity() && !auth.hasKeys() && auth.accessKeys() == null) {
      problems.add(
          choice.problem(
              "leaves nobody to believe: set "
                  + Setting.JWT_PUBLIC_KEYS.environmentName()
                  + ", "
                  + Setting.JWT_JWKS.environmentName()
                  + " or "
                  + Setting.ACCESS_KEYS.environmentName()));
    }
  }

  /** Who is asked for an issuer's keys must have an address, and only one. */
  static void discovery(Given discovery, Values values, List<String> problems) {
    if (discovery.text().equals("true")) {
      if (values.url(Setting.JWT_ISSUER) == null) {
        problems.add(
            discovery.problem("needs an address in " + Setting.JWT_ISSUER.environmentName()));
      }
      if (values.isUrl(Setting.JWT_JWKS)) {
        problems.add(
            discovery.problem(
                "leaves no use for an address in " + Setting.JWT_JWKS.environmentName()));
      }
    }
  }

  /** A Keystone explains tokens; that it signed them, keys must show. */
  static void keystone(Given address, AuthSettings auth, List<String> problems) {
    if (!auth.hasKeys()) {
      problems.add(
          address.problem(
              "needs the keys that sign its tokens in "
                  + Setting.JWT_PUBLIC_KEYS.environmentName()));
    }
  }

  /** Only a warning: the network may be safe. */
  static void plainAddresses(AuthSettings auth, List<String> warnings) {
    Stream.of(
            Objects.toString(auth.keys().jwksUrl()),
            auth.keys().discovery() ? Objects.toString(auth.issuer()) : "",
            Objects.toString(auth.keystone()))
        .filter(address -> address.startsWith("http:"))
        .map(address -> address + " is asked without TLS: its answers decide who is who")
        .forEach(warnings::add);
  }

  /**
   * Only a warning: without development users the password opens nothing, and a forgotten variable
   * is no reason to keep a gateway down.
   */
  static void developmentPassword(Given password, AuthSettings auth, List<String> warnings) {
    if (!auth.hasDevelopmentIdentity()) {
      warnings.add(password.origin() + " is ignored: there are no development users");
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
