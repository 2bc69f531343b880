package dev.orgate.server.load;

import dev.orgate.server.config.LoadSettings;
import dev.orgate.store.Actor;
import dev.orgate.store.Grant;
import dev.orgate.store.Level;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.NewOrganization;
import dev.orgate.store.OrganizationType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * What a seed gives: everything by its number, counted from 0, and by the CRC-32 of a short text,
 * so that a script in any language can compute the same names. {@code server/load/README.md} says
 * how.
 */
final class Scheme {
  /** Of ten organizations of a tenant one is a company, and the others are its departments. */
  static final int TREE = 10;

  private final int seed;
  private final int tenants;
  private final int grants;

  Scheme(int seed, LoadSettings settings) {
    this.seed = seed;
    this.tenants = settings.tenants();
    this.grants = settings.grants();
  }

  /** Namespace, organization and token {@code n} are of this tenant. */
  int tenantOf(int n) {
    return n % tenants;
  }

  static String tenant(int tenant) {
    return "t" + digits(tenant, 6);
  }

  static String admin(int tenant) {
    return tenant(tenant) + "-admin";
  }

  static String user(int tenant, int user) {
    return tenant(tenant) + "-u" + digits(user, 2);
  }

  /** The administrator of a tenant, who creates all that it has. */
  static Actor actor(int tenant) {
    return new Actor(tenant(tenant), admin(tenant), admin(tenant), null, true, false);
  }

  NamespaceName namespace(int n) {
    return new NamespaceName("ns-" + digits(n, 7) + "-" + hex(hash("ns/" + n)));
  }

  /** The grants of a namespace beside its creator's: users in a row, levels in turn. */
  List<Grant> grants(int n) {
    int users = LoadSettings.USERS;
    long hash = hash("ns/" + n);
    Level[] levels = Level.values();
    return IntStream.range(0, grants)
        .mapToObj(
            i -> {
              String user = user(tenantOf(n), (int) ((hash + i) % users));
              return new Grant(user, user, levels[(int) ((hash / users + i) % levels.length)]);
            })
        .toList();
  }

  boolean isCompany(int n) {
    return n / tenants % TREE == 0;
  }

  NewOrganization organization(int n) {
    boolean company = isCompany(n);
    return new NewOrganization(
        uuid(n),
        "org-" + digits(n, 7),
        null,
        company ? OrganizationType.COMPANY : OrganizationType.DEPARTMENT,
        company ? null : uuid(n - n / tenants % TREE * tenants),
        List.of(),
        List.of());
  }

  private String uuid(int n) {
    StringBuilder uuid = new StringBuilder();
    for (int part = 0; part < 4; part++) {
      uuid.append(hex(hash("org/" + n + "/" + part)));
    }
    return uuid.toString();
  }

  /** Unsigned. */
  long hash(String text) {
    CRC32 crc = new CRC32();
    crc.update((seed + "/" + text).getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private static String hex(long hash) {
    return pad(Long.toHexString(hash), 8);
  }

  private static String digits(int number, int width) {
    return pad(Integer.toString(number), width);
  }

  private static String pad(String text, int width) {
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }
}
