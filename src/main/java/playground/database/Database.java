package playground.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * The PostgreSQL that the nodes share: a pool of connections, transactions, and the vault for what lies in it.
 *
 * <p>Every failure to reach it is a {@link DatabaseUnavailableException}. No exception carries a statement's values.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {

  /** How long a caller waits for a connection before the database counts as unavailable. */
  static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);

  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(8);
  private static final int MAX_TRIES = 5; // of a transaction that others got in the way of

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Vault vault;
  private final ThreadLocal<Handle> transaction = new ThreadLocal<>();

  private Database(HikariDataSource pool, Vault vault) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool).registerArrayType(String.class, "text").registerArgument(new Lookups());
    this.vault = vault;
  }

  /** Binds several lookups as one array; Jdbi's own way to do so is none that the driver takes for octets. */
  private static final class Lookups extends AbstractArgumentFactory<byte[][]> {

    Lookups() {
      super(Types.ARRAY);
    }

    @Override
    protected Argument build(byte[][] values, ConfigRegistry config) {
      return (position, statement, context) ->
          statement.setArray(position, statement.getConnection().createArrayOf("bytea", values));
    }
  }

  /**
   * Connects, and brings the schema up to date unless another node has done so.
   *
   * @throws DatabaseUnavailableException when it cannot be reached
   * @throws UnusableDatabaseException when its tables are those of another version or were written with another key, or a
   *     right is missing
   */
  public static Database open(DatabaseSettings settings) {
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config(settings));
    } catch (PoolInitializationException e) {
      throw SqlFailure.in(e).ofConnecting();
    }
    try {
      Migrations.run(pool);
      var database = new Database(pool, new Vault(settings));
      database.checkKey();
      return database;
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariConfig config(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password().reveal());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(DatabaseSettings.MIN_POOL_SIZE); // a node that nobody uses leaves the others its connections
    config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    config.setValidationTimeout(CONNECTION_TIMEOUT.toMillis() / 2);
    config.setConnectionInitSql("SET statement_timeout = " + STATEMENT_TIMEOUT.toMillis());
    config.addDataSourceProperty("ApplicationName", "webex-oauth-playground");
    config.addDataSourceProperty("connectTimeout", Long.toString(CONNECTION_TIMEOUT.toSeconds()));
    config.addDataSourceProperty("socketTimeout", Long.toString(STATEMENT_TIMEOUT.plusSeconds(2).toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false"); // it names values
    return config;
  }

  private void checkKey() {
    try {
      jdbi.useHandle(handle -> KeyCheck.run(handle, vault));
    } catch (JdbiException e) {
      throw SqlFailure.in(e).ofSchema();
    }
  }

  public Vault vault() {
    return vault;
  }

  /** Runs statements, each of which is a transaction, unless a transaction is under way in this thread. */
  public <T> T run(Function<Handle, T> statements) {
    var joined = transaction.get();
    return joined != null ? statements.apply(joined) : translated(() -> jdbi.withHandle(statements::apply));
  }

  /**
   * Runs statements as one transaction; one that is under way in this thread is joined.
   *
   * @param statements may run more than once, the last time with success; must not wait for anything but the database
   */
  public <T> T transaction(Function<Handle, T> statements) {
    var joined = transaction.get();
    if (joined != null) {
      return statements.apply(joined);
    }
    for (var tries = 1; ; tries++) {
      try {
        return jdbi.inTransaction(handle -> {
          transaction.set(handle);
          try {
            return statements.apply(handle);
          } finally {
            transaction.remove();
          }
        });
      } catch (JdbiException e) {
        var failure = SqlFailure.in(e);
        if (tries >= MAX_TRIES || !failure.isRolledBack()) {
          throw failure.ofStatement();
        }
      }
    }
  }

  private interface Action<T> {
    T run();
  }

  private static <T> T translated(Action<T> action) {
    try {
      return action.run();
    } catch (JdbiException e) {
      throw SqlFailure.in(e).ofStatement();
    }
  }

  /** How far that clock is ahead of this server's, about; negative when it is behind. */
  public Duration ahead(Clock clock) {
    return run(handle -> {
      var before = clock.instant();
      var here = handle.createQuery("SELECT clock_timestamp()").mapTo(Instant.class).one();
      var after = clock.instant();
      return Duration.between(here, before.plus(Duration.between(before, after).dividedBy(2)));
    });
  }

  /** Whether it responds now. Waits {@link #CONNECTION_TIMEOUT} at most, or the time of one statement. */
  public boolean isReachable() {
    try {
      return run(handle -> handle.createQuery("SELECT NOT pg_is_in_recovery()").mapTo(Boolean.class).one());
    } catch (DatabaseUnavailableException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
