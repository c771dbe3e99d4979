package playground.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.oauth.Secret;

/**
 * A real PostgreSQL, started once for all tests of this process and stopped with it. Each test class has databases of
 * its own in it, which start as copies of one that is migrated, or emptied.
 */
public final class RunningPostgres {

  public static final String USER = "postgres";

  private static final String TEMPLATE = "migrated";

  /** Every table but that of the migrations; fails when somebody still uses one. */
  private static final String EMPTY_ALL = """
      SET lock_timeout = '10s';
      DO $$ BEGIN EXECUTE (
        SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY' FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'schema_history'); END $$""";

  private static final Queue<String> EMPTIED = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private RunningPostgres() {}

  private static EmbeddedPostgres start() {
    try {
      var server = EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off") // nothing here outlives the tests
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("synchronous_commit", "off")
          .setServerConfig("max_connections", "400")
          .start();
      execute(server, "CREATE DATABASE " + TEMPLATE);
      try (var template = Database.open(settings(url(server, TEMPLATE), key()))) {
        template.run(handle -> handle.execute("DELETE FROM key_check")); // each copy has a key of its own
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A database of the test's own, with the tables and nothing in them. */
  public static DatabaseSettings database() {
    return database(key());
  }

  /** The same with this key. */
  public static DatabaseSettings database(Secret key) {
    var emptied = EMPTIED.poll();
    return settings(emptied == null ? urlOfCopy(TEMPLATE) : emptied, key);
  }

  /**
   * Empties a database for the next test, because a new one takes a tenth of a second. Whoever changed the tables themselves
   * keeps it.
   *
   * @param database one that nobody is connected to any more
   */
  public static void giveBack(DatabaseSettings database) {
    execute(database.url(), EMPTY_ALL);
    EMPTIED.add(database.url());
  }

  /** A database of the test's own without any tables. */
  public static DatabaseSettings emptyDatabase() {
    return settings(urlOfCopy("template1"), key());
  }

  /** The same, for a user who may connect, and create nothing. */
  public static DatabaseSettings emptyDatabaseWithoutRights() {
    var empty = emptyDatabase();
    var user = "reader_" + NUMBER.incrementAndGet();
    execute(empty.url(), "CREATE ROLE " + user + " LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    return new DatabaseSettings(empty.url(), user, empty.password(), empty.key(), List.of(), empty.poolSize());
  }

  private static synchronized String urlOfCopy(String template) {
    var name = "test_" + NUMBER.incrementAndGet();
    execute(SERVER, "CREATE DATABASE " + name + " TEMPLATE " + template);
    return url(SERVER, name);
  }

  private static void execute(EmbeddedPostgres server, String statement) {
    execute(url(server, "postgres"), statement);
  }

  /** As the administrator. */
  public static void execute(String url, String statement) {
    try (var connection = DriverManager.getConnection(url, USER, "");
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String url(EmbeddedPostgres server, String name) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
  }

  private static DatabaseSettings settings(String url, Secret key) {
    return new DatabaseSettings(url, USER, new Secret(""), key, List.of(), 60); // fifty at once, on a busy machine
  }

  /** A fresh key. */
  public static Secret key() {
    var octets = new byte[DatabaseSettings.KEY_OCTETS];
    new SecureRandom().nextBytes(octets);
    return new Secret(Base64.getEncoder().encodeToString(octets));
  }
}
