package dev.orgate.store.pg;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One connection with the session settings that the statements rely on. It is a pool of one,
 * because closing a pool cuts its sockets at once, whatever is unanswered on them; a connection by
 * itself would wait for the answers.
 */
final class Session {
  /**
   * What holds for the session, and what its server is. Sequential scans and hash joins are off
   * because every statement here is made for indexes, and a plan made while a table was small would
   * stay; plans are generic since the next parameters have the same shape.
   */
  private static final String SETTINGS =
      """
      SELECT current_setting('synchronous_commit') <> 'off' AND current_setting('fsync')::bool,
        current_setting('transaction_read_only')::bool,
        set_config('statement_timeout', $1::text, false),
        set_config('lock_timeout', $2::text, false),
        set_config('idle_in_transaction_session_timeout', $1::text, false),
        set_config('default_transaction_isolation', 'read committed', false),
        set_config('plan_cache_mode', 'force_generic_plan', false),
        set_config('enable_seqscan', 'off', false),
        set_config('enable_hashjoin', 'off', false),
        set_config('enable_mergejoin', 'off', false),
        set_config('jit', 'off', false),
        current_setting('server_version_num')::int
      """;

  private static final int OLDEST_SERVER = 140_000;

  private final Pool pool;
  private final SqlConnection connection;
  private final Promise<Void> ended = Promise.promise();

  private Session(Pool pool, SqlConnection connection) {
    this.pool = pool;
    this.connection = connection;
    // Whatever it is, the statements under way and the close handler are told as well.
    connection.exceptionHandler(broken -> {});
    connection.closeHandler(closed -> ended.tryComplete());
  }

  /** Opens a session on the first host that serves; fails saying why the last one did not. */
  static Future<Session> open(Vertx vertx, PgSettings settings) {
    Promise<Session> opened = Promise.promise();
    onOwnContext(
        vertx,
        () -> {
          Future<Session> session = Future.failedFuture(new IllegalStateException("no host"));
          for (PgUri.Host host : settings.uri().hosts()) {
            for (SslMode mode : modes(settings.uri().sslMode())) {
              session = session.recover(failure -> open(vertx, settings, host, mode));
            }
          }
          session.onComplete(opened);
        });
    return opened.future();
  }

  /**
   * Runs on a context that is forgotten with what was made on it. On others, and on none, Vert.x
   * 5.0 remembers the client of every pool for ever, and while a database is away there is a new
   * one with every attempt.
   */
  private static void onOwnContext(Vertx vertx, Runnable open) {
    VertxInternal internal = (VertxInternal) vertx;
    internal
        .contextBuilder()
        .withEventLoop(internal.nettyEventLoopGroup().next())
        .withCloseFuture(new CloseFuture())
        .build()
        .runOnContext(own -> open.run());
  }

  /** The client has modes that try twice as well, but leaves the first connection open. */
  private static List<SslMode> modes(SslMode mode) {
    return switch (mode) {
      case PREFER -> List.of(SslMode.REQUIRE, SslMode.DISABLE);
      case ALLOW -> List.of(SslMode.DISABLE, SslMode.REQUIRE);
      default -> List.of(mode);
    };
  }

  private static Future<Session> open(
      Vertx vertx, PgSettings settings, PgUri.Host host, SslMode mode) {
    Pool pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(1).setEventLoopSize(1))
            .with(new NetClientOptions().setTcpNoDelay(true).setTcpKeepAlive(true))
            .connectingTo(options(settings.uri(), host, mode))
            .using(vertx)
            .build();
    return pool.getConnection()
        .map(connection -> new Session(pool, connection))
        .compose(
            session ->
                session
                    .execute(SETTINGS, Tuple.of(statementTimeout(settings), lockTimeout(settings)))
                    .map(rows -> check(rows.iterator().next(), settings))
                    .map(checked -> session))
        .timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> discard(pool))
        .recover(
            failure ->
                Future.failedFuture(
                    new IllegalStateException(host + ": " + failure.getMessage(), failure)));
  }

  /** Shorter than the gateway's own patience, or the outcome would be unknown to it. */
  private static String statementTimeout(PgSettings settings) {
    return settings.timeout().toMillis() * 4 / 5 + "ms";
  }

  private static String lockTimeout(PgSettings settings) {
    return settings.timeout().toMillis() * 3 / 5 + "ms";
  }

  private static Void check(Row row, PgSettings settings) {
    if (row.getInteger(11) < OLDEST_SERVER) {
      throw new IllegalStateException("Postgres 14 or newer is needed");
    }
    if (row.getBoolean(1)) {
      throw new IllegalStateException("the server only reads");
    }
    if (!row.getBoolean(0) && !settings.asyncCommit()) {
      throw new IllegalStateException(
          "synchronous_commit or fsync is off, so what is acknowledged could be lost;"
              + " turn it on, or set pg.async-commit to true to accept that");
    }
    return null;
  }

  private static PgConnectOptions options(PgUri uri, PgUri.Host host, SslMode mode) {
    Map<String, String> properties = new HashMap<>(PgConnectOptions.DEFAULT_PROPERTIES);
    properties.put("application_name", uri.applicationName());
    ClientSSLOptions ssl = new ClientSSLOptions();
    if (uri.sslRootCertificate() == null) {
      ssl.setTrustAll(true).setHostnameVerificationAlgorithm("");
    } else {
      ssl.setTrustOptions(new PemTrustOptions().addCertPath(uri.sslRootCertificate()))
          .setHostnameVerificationAlgorithm(uri.sslMode() == SslMode.VERIFY_FULL ? "HTTPS" : "");
    }
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(host.name())
            .setPort(host.port())
            .setUser(uri.user())
            .setPassword(uri.password())
            .setDatabase(uri.database())
            .setSslMode(mode)
            .setCachePreparedStatements(true);
    options.setProperties(properties);
    options.setSslOptions(ssl);
    return options;
  }

  Future<RowSet<Row>> execute(String sql, Tuple arguments) {
    return connection.preparedQuery(sql).execute(arguments);
  }

  /** Calls back once, when the connection has ended for whatever reason, also if it has before. */
  void onEnd(Runnable handler) {
    ended.future().onComplete(end -> handler.run());
  }

  /** Ends it at once; what is unanswered stays so. */
  Future<Void> cut() {
    return pool.close();
  }

  private static void discard(Pool pool) {
    // Whether that goes well is nobody's concern any more.
    pool.close().onFailure(ignored -> {});
  }
}
