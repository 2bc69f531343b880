package dev.orgate.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orgate.store.Store;
import dev.orgate.store.StoreOptions;
import dev.orgate.store.pg.testing.OwnPostgres;
import dev.orgate.store.pg.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS to a server whose certificate is for {@code localhost} and signed by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgTlsTest {
  private final Vertx vertx = Vertx.vertx();
  private final SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
  private final SelfSignedCertificate another = SelfSignedCertificate.create("localhost");
  private OwnPostgres postgres;
  private TestDatabase database;
  private boolean tls;
  @TempDir private Path directory;

  @BeforeAll
  void start() throws Exception {
    postgres = OwnPostgres.start();
    database = postgres.newDatabase();
  }

  @AfterAll
  void close() {
    vertx.close().await();
    postgres.close();
    certificate.delete();
    another.delete();
  }

  private void tls(boolean on) throws Exception {
    if (tls == on) {
      return;
    }
    tls = on;
    Path key = copy(certificate.privateKeyPath(), "key.pem");
    Path cert = copy(certificate.certificatePath(), "cert.pem");
    tell("ALTER SYSTEM SET ssl_key_file = '" + key + "'");
    tell("ALTER SYSTEM SET ssl_cert_file = '" + cert + "'");
    tell("ALTER SYSTEM SET ssl = " + (on ? "on" : "off"));
    postgres.stop();
    postgres.restart();
  }

  private Path copy(String from, String name) throws IOException {
    Path to = directory.resolve(name);
    if (Files.notExists(to)) {
      Files.copy(Path.of(from), to);
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    }
    return to;
  }

  private void tell(String sql) throws SQLException {
    try (Connection connection = postgres.address().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Map<String, String> properties(String host, String parameters) {
    String uri =
        database.uri().replace("127.0.0.1", host)
            + "?application_name=tls&"
            + parameters
                .replace("ROOT", certificate.certificatePath())
                .replace("ANOTHER", another.certificatePath());
    return Map.of("uri", uri, "connections", "1");
  }

  private Store store(String host, String parameters) {
    return new PgStore(new StoreOptions(vertx, Map.of(), properties(host, parameters)));
  }

  private boolean encrypted() throws SQLException {
    try (Connection connection = postgres.address().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                    + " WHERE application_name = 'tls'")) {
      assertThat(rows.next()).isTrue();
      return rows.getBoolean(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, sslmode=disable, false",
    "localhost, sslmode=prefer, true",
    "127.0.0.1, sslmode=require, true",
    "127.0.0.1, sslmode=verify-ca&sslrootcert=ROOT, true",
    "localhost, sslmode=verify-full&sslrootcert=ROOT, true"
  })
  void server_withTls(String host, String parameters, boolean encrypted) throws Exception {
    tls(true);
    Store store = store(host, parameters);
    store.start().await();

    assertThat(encrypted()).isEqualTo(encrypted);
    store.close().await();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, sslmode=verify-full&sslrootcert=ROOT",
    "localhost, sslmode=verify-ca&sslrootcert=ANOTHER",
    "localhost, sslmode=verify-full&sslrootcert=ANOTHER"
  })
  void server_withACertificateNotToBeTrusted_isRefused(String host, String parameters)
      throws Exception {
    tls(true);
    // Past the migration, whose driver checks as well: it is the store's own connection that
    // counts.
    PgSettings settings = PgSettings.of(properties(host, parameters));
    assertThatThrownBy(() -> Session.open(vertx, settings).await()).hasStackTraceContaining("SSL");
  }

  @Test
  void server_withoutTls_servesWhomItIsAskedFor() throws Exception {
    tls(false);
    Store preferring = store("localhost", "sslmode=prefer");
    preferring.start().await();
    preferring.close().await();

    PgSettings demanding = PgSettings.of(properties("localhost", "sslmode=require"));
    assertThatThrownBy(() -> Session.open(vertx, demanding).await())
        .isInstanceOf(IllegalStateException.class);
  }
}
