package dev.orgate.store.pg;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** The schema and its versions. Blocks; several gateways at once wait for the one that migrates. */
final class Migrations {
  private static final String LOCATION = "classpath:dev/orgate/store/pg/migration";
  private static final int LOCK_TRIES_OF_A_SECOND = 120;

  private final Flyway flyway;

  Migrations(PgUri uri) {
    flyway =
        Flyway.configure()
            .dataSource(uri.jdbcUrl(), uri.user(), uri.password())
            .locations(LOCATION)
            .failOnMissingLocations(true)
            .table("orgate_schema")
            .lockRetryCount(LOCK_TRIES_OF_A_SECOND)
            .load();
  }

  /**
   * Brings the schema up to date.
   *
   * @throws IllegalStateException when it is newer than this program
   */
  void migrate() {
    refuseNewer(flyway.info());
    flyway.migrate();
  }

  /**
   * Looks only.
   *
   * @throws IllegalStateException when the schema is older or newer than this program
   */
  void verify() {
    MigrationInfoService info = flyway.info();
    refuseNewer(info);
    if (info.pending().length > 0) {
      throw new IllegalStateException(
          "The schema is not up to date: run the command 'migrate', or set pg.migrate to true");
    }
  }

  private static void refuseNewer(MigrationInfoService info) {
    Arrays.stream(info.applied())
        .filter(applied -> !applied.getState().isResolved())
        .map(MigrationInfo::getVersion)
        .findFirst()
        .ifPresent(
            version -> {
              throw new IllegalStateException(
                  "The schema has version "
                      + version
                      + ", which this program does not know: it is older than the database");
            });
  }
}
