package dev.orgate.store.pg.testing;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The Postgres of a test run, started when first asked for and stopped when the JVM ends: the one
 * that {@code -Dorgate.pg.uri=postgresql://user:password@host:port/database} names, whose user may
 * create databases; else a container where Docker answers; else the embedded binaries. Never none:
 * when all of that fails, so does the test. Except for the one named, it writes durably.
 */
public final class TestPostgres {
  /** The system property that names a server. */
  public static final String URI_PROPERTY = "orgate.pg.uri";

  private static final String IMAGE = "postgres:18-alpine";

  private TestPostgres() {}

  /** A new, empty database on the run's server. */
  public static TestDatabase newDatabase() {
    return TestDatabase.on(Shared.ADDRESS, Shared.NAMED);
  }

  private static final class Shared {
    static final boolean NAMED = !System.getProperty(URI_PROPERTY, "").isBlank();
    static final PostgresAddress ADDRESS = start();

    private static PostgresAddress start() {
      if (NAMED) {
        return PostgresAddress.of(System.getProperty(URI_PROPERTY).strip());
      }
      return DockerClientFactory.instance().isDockerAvailable()
          ? container()
          : OwnPostgres.start().address();
    }

    @SuppressWarnings("resource")
    private static PostgresAddress container() {
      PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
      container.setCommand(DurableSettings.command());
      container.start();
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "test-postgres-stop"));
      return PostgresAddress.of(
          "postgresql://%s:%s@%s:%d/%s"
              .formatted(
                  container.getUsername(),
                  container.getPassword(),
                  container.getHost(),
                  container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                  container.getDatabaseName()));
    }
  }
}
