package dev.orgate.store.pg;

import static org.awaitility.Awaitility.await;

import dev.orgate.store.Actor;
import dev.orgate.store.Attempt;
import dev.orgate.store.Namespace;
import dev.orgate.store.NamespaceName;
import dev.orgate.store.Store;
import dev.orgate.store.contract.Account;
import dev.orgate.store.contract.AttemptUnderWay;
import dev.orgate.store.pg.testing.TestDatabase;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A session past the store that holds locks which the store wants. */
final class RivalSession implements AutoCloseable {
  private static final String QUOTA_ROW =
      "SELECT FROM tenant_quota WHERE tenant = ? AND resource = ? FOR UPDATE";

  private final Connection session;
  private final Connection observer;

  RivalSession(TestDatabase database) {
    try {
      session = database.connect();
      observer = database.connect();
      session.setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A delete that waits for this session, which then waits for the delete. Postgres lets that one
   * give way which has waited longest, unless told to be patient with it.
   */
  Future<Void> crossing(Store store) {
    Actor admin = new Account("tenant-" + UUID.randomUUID()).admin();
    NamespaceName name = new NamespaceName("crossing" + System.nanoTime());
    store.namespaces().create(admin, name).await();
    run("SET deadlock_timeout = '1min'");
    run("SELECT FROM namespace WHERE name = ? FOR UPDATE", name.value());
    Future<Void> delete = store.namespaces().delete(admin, name);
    awaitSomebodyWaiting();
    run(QUOTA_ROW, admin.tenant(), "namespace");
    run("ROLLBACK");
    return delete;
  }

  /** Creates of the store wait for the tenant's quota row, which this session has. */
  AttemptUnderWay holdingBack(Store store) {
    return new AttemptUnderWay() {
      @Override
      public Future<Namespace> begin(Actor actor, NamespaceName name, Attempt attempt) {
        hold(actor.tenant());
        Future<Namespace> create = store.namespaces().under(attempt).create(actor, name);
        awaitSomebodyWaiting();
        return create;
      }

      @Override
      public void release() {
        run("COMMIT");
      }
    };
  }

  /** Takes a tenant's quota row of namespaces, there or not. */
  void hold(String tenant) {
    hold(tenant, "namespace");
  }

  /** Takes a tenant's quota row of a resource, there or not. */
  void hold(String tenant, String resource) {
    run("INSERT INTO tenant_quota VALUES (?, ?) ON CONFLICT DO NOTHING", tenant, resource);
    run(QUOTA_ROW, tenant, resource);
  }

  void run(String sql, String... arguments) {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Until another session of this database waits for a lock. */
  void awaitSomebodyWaiting() {
    awaitWaiting(1);
  }

  /** Until so many other sessions of this database wait for locks. */
  void awaitWaiting(int sessions) {
    await().until(() -> waiting() >= sessions);
  }

  private int waiting() throws SQLException {
    try (PreparedStatement statement =
            observer.prepareStatement(
                "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND wait_event_type = 'Lock'");
        ResultSet waiting = statement.executeQuery()) {
      waiting.next();
      return waiting.getInt(1);
    }
  }

  @Override
  public void close() throws SQLException {
    session.rollback();
    session.close();
    observer.close();
  }
}
