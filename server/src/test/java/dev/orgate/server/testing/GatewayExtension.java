package dev.orgate.server.testing;

import dev.orgate.server.config.AuthSettings;
import dev.orgate.server.config.AuthSettings.KeySources;
import dev.orgate.server.config.GatewaySettings;
import dev.orgate.server.config.HttpSettings;
import dev.orgate.server.config.LoadSettings;
import dev.orgate.server.config.OperationsSettings;
import dev.orgate.server.config.Secret;
import dev.orgate.server.config.ZstackSettings;
import dev.orgate.store.Resource;
import dev.orgate.store.pg.testing.TestDatabase;
import dev.orgate.store.pg.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the one gateway of the run, on the store that {@code -Dorgate.test.store} names, and
 * a tenant of their own on it.
 */
public final class GatewayExtension implements ParameterResolver {
  /** The limit of namespaces a tenant starts with, as in production. */
  public static final int DEFAULT_LIMIT = 5;

  /** The limit of organizations a tenant starts with, as in production. */
  public static final int DEFAULT_ORGANIZATION_LIMIT = 100;

  private static final String STORE = System.getProperty("orgate.test.store", "memory");

  private static final ExtensionContext.Namespace RUN =
      ExtensionContext.Namespace.create(GatewayExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestGateway.class || type == TestTenant.class || type == Tenants.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(RUN)
            .computeIfAbsent(Shared.class, type -> new Shared(), Shared.class);
    Class<?> type = parameter.getParameter().getType();
    if (type == TestGateway.class) {
      return shared.gateway;
    }
    Tenants tenants = () -> new TestTenant(shared.gateway.url(), shared.keys);
    return type == Tenants.class ? tenants : tenants.next();
  }

  /** The settings of a gateway that believes these keys, otherwise with the defaults. */
  public static GatewaySettings settings(TestKeys keys) {
    return settings(auth(List.of(keys.publicKey()), null, null));
  }

  /**
   * The settings of a gateway that issues its own tokens for this password. They are all for one
   * account, which tests cannot share on a store that outlives them; so it is always in memory.
   */
  public static GatewaySettings developmentSettings(String password) {
    return settings(auth(List.of(), null, new Secret(password)), "memory", () -> Postgres.DATABASE);
  }

  /** The settings of a gateway that believes the access keys of a file, on a new database. */
  public static GatewaySettings accessKeySettings(Path file) {
    return settings(auth(List.of(), file, null), STORE, TestPostgres::newDatabase);
  }

  private static AuthSettings auth(
      List<Path> publicKeys, Path accessKeys, Secret developmentPassword) {
    return new AuthSettings(
        new KeySources(publicKeys, null, null, false, KeySources.NONE.refresh()),
        null,
        accessKeys,
        null,
        null,
        Duration.ofDays(1),
        10_000,
        developmentPassword,
        AuthSettings.ClaimNames.DEFAULT,
        true);
  }

  /** The settings of a gateway that believes these tokens, otherwise with the defaults. */
  public static GatewaySettings settings(AuthSettings auth) {
    return settings(auth, STORE, () -> Postgres.DATABASE);
  }

  private static GatewaySettings settings(
      AuthSettings auth, String store, Supplier<TestDatabase> database) {
    return new GatewaySettings(
        new HttpSettings(
            "127.0.0.1",
            0,
            null,
            65_536,
            32_768,
            20_000,
            4_000,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ZERO),
        auth,
        ZstackSettings.DEFAULT,
        OperationsSettings.DEFAULT,
        LoadSettings.NONE,
        store,
        store.equals("pg") ? Map.of("uri", database.get().uri()) : Map.of(),
        Map.of(
            Resource.NAMESPACE, DEFAULT_LIMIT, Resource.ORGANIZATION, DEFAULT_ORGANIZATION_LIMIT));
  }

  /** The one database of the run, made when a test first needs it. */
  private static final class Postgres {
    static final TestDatabase DATABASE = TestPostgres.newDatabase();
  }

  private static final class Shared implements AutoCloseable {
    private final TestKeys keys = new TestKeys();
    private final TestGateway gateway = TestGateway.start(settings(keys));

    @Override
    public void close() {
      gateway.close();
      keys.close();
    }
  }
}
