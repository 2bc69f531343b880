package dev.orgate.store.pg.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a driver and a database see of each fault. */
class FaultProxyTest {
  private TestDatabase database;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws Exception {
    database = TestPostgres.newDatabase();
    proxy = FaultProxy.start(database.uri());
    run(database.address(), "CREATE TABLE mark (n int)");
  }

  @AfterEach
  void close() {
    proxy.close();
    database.close();
  }

  @Test
  void withoutFault_everythingPasses() throws Exception {
    try (Connection connection = connect()) {
      insert(connection);
      insert(connection);
    }
    assertThat(rows()).isEqualTo(2);
    await().until(() -> proxy.connections() == 0);
  }

  @Test
  void refusing_leavesOpenConnectionsAlone() throws Exception {
    try (Connection open = connect()) {
      proxy.refuse();
      assertThatThrownBy(this::connect).hasRootCauseInstanceOf(ConnectException.class);
      insert(open);
      proxy.heal();
      connect().close();
    }
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void cutAll_cutsWhatIsOpenAndLetsNewIn() throws Exception {
    try (Connection open = connect()) {
      proxy.cutAll();
      assertThatThrownBy(() -> insert(open)).isInstanceOf(Exception.class);
      connect().close();
    }
    assertThat(rows()).isZero();
  }

  @Test
  void cutBeforeAnyMessageOfAWrite_nothingIsWritten() throws Exception {
    Message[] messages = {Message.PARSE, Message.BIND, Message.EXECUTE, Message.SYNC};
    for (Message message : messages) {
      writeIntoCut(Cut.before(message));
      noneLeft();
      assertThat(rows()).as("before %s", message).isZero();
    }
  }

  @Test
  void cutAfterExecute_theServerKnowsOfNoEndAndWritesNothing() throws Exception {
    writeIntoCut(Cut.after(Message.EXECUTE));
    noneLeft();
    assertThat(rows()).isZero();
  }

  @Test
  void cutAfterSync_writesAndTheClientCannotKnow() throws Exception {
    writeIntoCut(Cut.after(Message.SYNC));
    await().until(() -> rows() == 1);
  }

  @Test
  void cutBeforeAnyMessageOfTheAnswer_isWrittenAlready() throws Exception {
    Message[] messages = {
      Message.PARSE_COMPLETE,
      Message.BIND_COMPLETE,
      Message.COMMAND_COMPLETE,
      Message.READY_FOR_QUERY
    };
    for (int i = 0; i < messages.length; i++) {
      writeIntoCut(Cut.before(messages[i]));
      assertThat(rows()).as("before %s", messages[i]).isEqualTo(i + 1);
    }
  }

  @Test
  void cutAfterReadyForQuery_theClientKnowsAndLosesTheConnection() throws Exception {
    for (Cut.Ending ending : Cut.Ending.values()) {
      try (Connection connection = connect()) {
        ArmedCut cut = proxy.arm(new Cut(Message.READY_FOR_QUERY, 1, Cut.When.AFTER, ending));
        insert(connection);
        cut.awaitMade();
        assertThatThrownBy(() -> insert(connection)).isInstanceOf(Exception.class);
      }
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void cut_countsMessagesOfAllConnectionsSinceArmed() throws Exception {
    try (Connection one = connect();
        Connection other = connect()) {
      insert(one);
      ArmedCut cut = proxy.arm(new Cut(Message.EXECUTE, 3, Cut.When.BEFORE, Cut.Ending.CLOSE));
      insert(one);
      insert(other);
      assertThat(cut.isMade()).isFalse();
      assertThatThrownBy(() -> insert(one)).isInstanceOf(Exception.class);
      insert(other);
      cut.awaitMade();
    }
    assertThat(rows()).isEqualTo(4);
  }

  @Test
  void cut_ofASimpleQuery() throws Exception {
    Properties simple = new Properties();
    simple.setProperty("preferQueryMode", "simple");
    try (Connection connection = connect(simple)) {
      ArmedCut cut = proxy.arm(Cut.before(Message.QUERY));
      assertThatThrownBy(() -> insert(connection)).isInstanceOf(Exception.class);
      cut.awaitMade();
    }
    noneLeft();
    assertThat(rows()).isZero();
  }

  @Test
  void cutAtStartup_failsTheConnect() throws Exception {
    ArmedCut cut = proxy.arm(Cut.before(Message.STARTUP));
    assertThatThrownBy(this::connect).isInstanceOf(Exception.class);
    cut.awaitMade();
    connect().close();
  }

  @Test
  void heal_takesBackACutThatDidNotHappen() throws Exception {
    try (Connection connection = connect()) {
      ArmedCut cut = proxy.arm(Cut.before(Message.EXECUTE));
      proxy.heal();
      insert(connection);
      assertThat(cut.isMade()).isFalse();
    }
  }

  @Test
  void delay_addsUpOverBothWaysAndEndsWhenHealed() throws Exception {
    try (Connection connection = connect()) {
      Duration delay = Duration.ofMillis(80);
      proxy.delay(delay);
      long start = System.nanoTime();
      insert(connection);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2 * delay.toNanos());

      proxy.delay(Duration.ofDays(1));
      CompletableFuture<Void> late = CompletableFuture.runAsync(() -> insert(connection));
      assertThatThrownBy(() -> late.orTimeout(300, TimeUnit.MILLISECONDS).join())
          .hasRootCauseInstanceOf(TimeoutException.class);
      proxy.heal();
    }
  }

  @Test
  void delay_deliversAfterTheClientHasGivenUp() throws Exception {
    try (Connection connection = connect()) {
      proxy.delay(Duration.ofDays(1));
      connection.setNetworkTimeout(Runnable::run, 200);
      assertThatThrownBy(() -> insert(connection))
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
    }
    assertThat(rows()).isZero();
    proxy.heal();
    await().until(() -> rows() == 1);
  }

  @Test
  void blackHole_answersNothingAndDeliversNothing() throws Exception {
    try (Connection connection = connect()) {
      proxy.blackHole();
      connection.setNetworkTimeout(Runnable::run, 200);
      assertThatThrownBy(() -> insert(connection))
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
      Properties impatient = new Properties();
      impatient.setProperty("loginTimeout", "1");
      assertThatThrownBy(() -> connect(impatient)).isInstanceOf(Exception.class);
      assertThat(connectedPastTheProxy()).as("the server does not hear of the end").isEqualTo(1);
    }
    assertThat(proxy.connections()).isEqualTo(2);
    proxy.heal();
    await().until(() -> proxy.connections() == 0);
    connect().close();
    assertThat(rows()).isZero();
  }

  private void writeIntoCut(Cut cut) throws Exception {
    try (Connection connection = connect()) {
      ArmedCut made = proxy.arm(cut);
      assertThatThrownBy(() -> insert(connection)).isInstanceOf(IllegalStateException.class);
      made.awaitMade();
    }
  }

  private Connection connect() throws SQLException {
    return connect(new Properties());
  }

  private Connection connect(Properties properties) throws SQLException {
    return PostgresAddress.of(proxy.uri(database.uri())).connect(properties);
  }

  private static void insert(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO mark VALUES (1)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(PostgresAddress address, String sql) throws Exception {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void noneLeft() {
    await().until(() -> connectedPastTheProxy() == 0);
  }

  /** How many others are connected to the database. */
  private int connectedPastTheProxy() throws SQLException {
    return number(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()");
  }

  private int rows() throws SQLException {
    return number("SELECT count(*) FROM mark");
  }

  private int number(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getInt(1);
    }
  }
}
