package dev.orgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Program;
import dev.orgate.store.pg.testing.TestDatabase;
import dev.orgate.store.pg.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The program with the Postgres store, as people start it. */
class PgProcessTest {
  private final TestDatabase database = TestPostgres.newDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  private Program program(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--store=pg";
    all[arguments.length + 1] = "--pg-uri=" + database.uri();
    return Program.start(all);
  }

  @Test
  void migrate_thenAGatewayThatMayNot_servesAndStopsInGoodOrder() throws Exception {
    try (Program early = program("--http-port=0", "--pg-migrate=false")) {
      assertThat(early.exitStatus()).isEqualTo(1);
      assertThat(early.errors()).contains("Orgate cannot start: ", "run the command 'migrate'");
    }
    try (Program migrate = program("migrate")) {
      assertThat(migrate.lineWith("The store ")).isEqualTo("The store pg is up to date");
      assertThat(migrate.exitStatus()).isEqualTo(0);
    }
    try (Program gateway = program("--http-port=0", "--pg-migrate=false")) {
      String url = gateway.lineWith("Orgate ready at http://").replaceAll(".* ", "");
      assertThat(Api.anonymous(url).get("/health/ready").status()).isEqualTo(200);
      gateway.terminate();
      assertThat(gateway.exitStatus()).isEqualTo(0);
      assertThat(gateway.errors()).doesNotContain("Exception");
    }
  }

  @Test
  void program_withoutADatabase_exits1AndSaysWhichSetting() throws Exception {
    try (Program program = Program.start("--store=pg")) {
      assertThat(program.exitStatus()).isEqualTo(1);
      assertThat(program.errors()).contains("Orgate cannot start: pg.uri is not set");
    }
  }

  @Test
  void program_whoseDatabaseIsAway_exits1WithoutThePassword() throws Exception {
    try (Program program =
        Program.start("--store=pg", "--pg-uri=postgresql://ann:hush@127.0.0.1:1/orgate")) {
      assertThat(program.exitStatus()).isEqualTo(1);
      assertThat(program.errors()).contains("Orgate cannot start: ").doesNotContain("hush");
    }
  }
}
