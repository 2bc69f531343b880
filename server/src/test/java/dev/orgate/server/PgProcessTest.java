package dev.orgate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orgate.server.testing.Answer;
import dev.orgate.server.testing.Api;
import dev.orgate.server.testing.Program;
import dev.orgate.server.testing.TestKeys;
import dev.orgate.server.testing.TokenIssuer.Claims;
import dev.orgate.store.pg.testing.FaultProxy;
import dev.orgate.store.pg.testing.TestDatabase;
import dev.orgate.store.pg.testing.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The program with the Postgres store, as people start it. */
class PgProcessTest {
  private final TestDatabase database = TestPostgres.newDatabase();
  private final TestKeys keys = new TestKeys();

  @AfterEach
  void close() {
    keys.close();
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
  void gateway_whoseDatabaseGoesAway_answers503UntilItIsBack() throws Exception {
    try (FaultProxy proxy = FaultProxy.start(database.uri());
        Program gateway =
            Program.start(
                "--http-port=0",
                "--store=pg",
                "--pg-uri=" + proxy.uri(database.uri()),
                "--jwt-public-keys=" + keys.publicKey())) {
      String url = gateway.lineWith("Orgate ready at http://").replaceAll(".* ", "");
      String token = keys.issue(new Claims("tenant", "ann", "ann", "p", List.of("admin")));
      Api admin = Api.anonymous(url).with("X-Auth-Token", token);
      assertThat(create(admin, "before").status()).isEqualTo(201);

      proxy.refuse();
      proxy.cutAll();
      await().until(() -> Api.anonymous(url).get("/health/ready").status() == 503);
      Answer refused = create(admin, "meanwhile");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(Api.anonymous(url).get("/health/ready").text()).contains("Postgres");
      assertThat(Api.anonymous(url).get("/health/live").status()).isEqualTo(200);

      proxy.heal();
      await().until(() -> Api.anonymous(url).get("/health/ready").status() == 200);
      assertThat(create(admin, "meanwhile").status()).isEqualTo(201);
    }
  }

  private static Answer create(Api admin, String name) {
    return admin.post("/v2/manage/namespaces", "{\"namespace\":\"" + name + "\"}");
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
