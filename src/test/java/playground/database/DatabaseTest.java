package playground.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import playground.oauth.Secret;
import playground.testing.RunningPostgres;

/** What several nodes may expect of the database that they share. */
@Order(1) // it waits much
class DatabaseTest {

  private static final DatabaseSettings SETTINGS = RunningPostgres.database();

  /** F-16: nodes that start at the same time on an empty database all come up. */
  @Test
  void ofNodesThatStartAtOnceOneMigrates() throws Exception {
    var settings = RunningPostgres.emptyDatabase();
    var threads = Executors.newFixedThreadPool(4);
    try {
      var together = new CyclicBarrier(4);
      var nodes = threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> (Callable<Database>) () -> {
        together.await();
        return Database.open(settings);
      }).toList());
      for (var node : nodes) {
        try (var database = node.get()) {
          assertTrue(database.isReachable());
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** F-16: an older version must not work on tables that it does not know. */
  @Test
  void aNewerSchemaIsRefused() {
    var settings = RunningPostgres.database();
    try (var database = Database.open(settings)) {
      database.run(handle -> handle.execute(
          "INSERT INTO schema_history SELECT 99, '99', 'newer', type, 'V99__newer.sql', 1, installed_by, now(), 1, true"
              + " FROM schema_history WHERE installed_rank = 1"));
    }

    assertThrows(UnusableDatabaseException.class, () -> Database.open(settings));
  }

  /** F-16: the first node decides by which key is written. */
  @Test
  void aNodeWithAnotherKeyIsRefused() {
    var settings = RunningPostgres.database();
    Database.open(settings).close();
    var another = with(settings, RunningPostgres.key());

    var refusal = assertThrows(UnusableDatabaseException.class, () -> Database.open(another));

    assertTrue(refusal.getMessage().contains("store.key") && refusal.getMessage().contains("store.previous-keys"), refusal.getMessage());
    assertFalse(refusal.getMessage().contains(another.key().reveal()));
    assertThrows(UnusableDatabaseException.class, () -> Database.open(another), "and it has not made the key its own");
    Database.open(settings).close();
  }

  /** F-16: PostgreSQL 15 and later let nobody but the owner create tables, and neither starting nor emptying it would help. */
  @Test
  void aMissingRightToCreateTablesIsNamed() {
    var settings = RunningPostgres.emptyDatabaseWithoutRights();

    assertEquals(withoutRight("it must not create tables."), refusal(settings));
  }

  /** F-16: by somebody else's tables, and by the door. */
  @Test
  void aMissingRightToWhatIsThereIsNamed() {
    var settings = RunningPostgres.emptyDatabaseWithoutRights();
    Database.open(as(settings, RunningPostgres.USER)).close();
    assertEquals(withoutRight("ERROR: permission denied for table schema_history."), refusal(settings));

    RunningPostgres.execute(settings.url(), "GRANT SELECT ON schema_history TO " + settings.user());
    assertEquals(withoutRight("ERROR: permission denied for table key_check."), refusal(settings));

    var name = settings.url().replaceFirst(".*/", "");
    RunningPostgres.execute(settings.url(), "REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
    assertEquals(withoutRight("FATAL: permission denied for database \"" + name + "\"."), refusal(settings));
  }

  private static DatabaseSettings as(DatabaseSettings settings, String user) {
    return new DatabaseSettings(settings.url(), user, settings.password(), settings.key(), List.of(), settings.poolSize());
  }

  private static String refusal(DatabaseSettings settings) {
    return assertThrows(UnusableDatabaseException.class, () -> Database.open(settings)).getMessage();
  }

  private static String withoutRight(String reason) {
    return "The user of store.user lacks a right: " + reason
        + " Make that user the owner of the database, or grant CONNECT on it, CREATE on its schema and all on its tables.";
  }

  /** F-16: what is in the way is neither an outage nor a missing right. */
  @Test
  void tablesOfSomethingElseAreNoOutage() {
    var settings = RunningPostgres.emptyDatabase();
    RunningPostgres.execute(settings.url(), "CREATE TABLE flows (id int)");

    assertTrue(refusal(settings).endsWith(" Start this version's successor, or name an empty database."), refusal(settings));
  }

  /** F-16: neither a database nor a user that is not there is another version. */
  @Test
  void whatCannotBeEnteredIsUnavailable() {
    var settings = RunningPostgres.database();
    var noSuchDatabase = new DatabaseSettings(
        settings.url() + "_none", settings.user(), settings.password(), settings.key(), List.of(), settings.poolSize());

    assertThrows(DatabaseUnavailableException.class, () -> Database.open(noSuchDatabase));
    assertThrows(DatabaseUnavailableException.class, () -> Database.open(as(settings, "no_such_user")));
  }

  /** As the README tells to change it: each of the starts succeeds, in this order. */
  @Test
  void aKeyIsChangedNodeByNode() {
    var settings = RunningPostgres.database();
    var before = settings.key();
    var after = RunningPostgres.key();
    Database.open(settings).close();

    Database.open(with(settings, before, after)).close(); // the new key is known everywhere …
    Database.open(with(settings, after, before)).close(); // … then the first node writes with it,
    Database.open(with(settings, before, after)).close(); // while one that still writes with the old key starts again
    Database.open(with(settings, after, before)).close();
    Database.open(with(settings, after)).close();

    assertThrows(UnusableDatabaseException.class, () -> Database.open(settings), "the old key alone is no longer enough");
  }

  private static DatabaseSettings with(DatabaseSettings settings, Secret key, Secret... previous) {
    return new DatabaseSettings(settings.url(), settings.user(), settings.password(), key, List.of(previous), settings.poolSize());
  }

  /** F-16: at the start nobody waits for a server that is not there. */
  @Test
  void aDatabaseThatIsNotThereIsUnavailable() {
    var nobody = new DatabaseSettings(
        "jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret("pass-word-sentinel"), SETTINGS.key(), List.of(), 1);

    var failure = assertThrows(DatabaseUnavailableException.class, () -> Database.open(nobody));

    assertTrue(failure.nothingChanged());
    assertFalse(failure.toString().contains("sentinel"));
  }

  /** F-17: no connection in time counts as an outage, and certainly changes nothing. */
  @Test
  void aCallerThatGetsNoConnectionIsTold() throws Exception {
    var two = new DatabaseSettings(
        SETTINGS.url(), SETTINGS.user(), SETTINGS.password(), SETTINGS.key(), List.of(), DatabaseSettings.MIN_POOL_SIZE);
    var threads = Executors.newCachedThreadPool();
    try (var database = Database.open(two)) {
      var done = new CountDownLatch(1);
      var held = new CountDownLatch(two.poolSize());
      Callable<Boolean> hold = () -> database.transaction(handle -> {
        held.countDown();
        return await(done);
      });
      var holders = List.of(threads.submit(hold), threads.submit(hold));
      held.await();

      var failure = assertThrows(DatabaseUnavailableException.class, () -> database.run(handle -> handle.execute("SELECT 1")));

      assertTrue(failure.nothingChanged());
      done.countDown();
      for (var holder : holders) {
        holder.get();
      }
      assertTrue(database.isReachable(), "and later all is well");
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A statement's values may be secrets, or stand for them. */
  @Test
  void noFailureShowsTheValuesOfItsStatement() {
    try (var database = Database.open(SETTINGS)) {
      var failure = assertThrows(IllegalStateException.class, () -> database.run(handle ->
          handle.createUpdate("INSERT INTO browser_ids (id_lookup, browser) VALUES (null, :value)").bind("value", 4711).execute()));

      assertNull(failure.getCause());
      assertTrue(failure.getMessage().contains("23502"), failure.getMessage());
      assertFalse(failure.getMessage().contains("4711"), failure.getMessage());
    }
  }

  /** Two that lock each other out: PostgreSQL ends one of them, which then runs again. */
  @Test
  void aTransactionThatOthersGotInTheWayOfRunsAgain() throws Exception {
    try (var database = Database.open(SETTINGS)) {
      database.run(handle -> handle.execute("CREATE TABLE pair (id int PRIMARY KEY, n int); INSERT INTO pair VALUES (1, 0), (2, 0)"));
      var together = new CyclicBarrier(2);
      var threads = Executors.newFixedThreadPool(2);
      var turns = threads.invokeAll(List.of(turn(database, together, 1, 2), turn(database, together, 2, 1)));
      for (var turn : turns) {
        turn.get();
      }
      threads.shutdownNow();

      assertEquals(
          List.of(2, 2), database.run(handle -> handle.createQuery("SELECT n FROM pair ORDER BY id").mapTo(Integer.class).list()));
    }
  }

  private static Callable<Integer> turn(Database database, CyclicBarrier together, int first, int second) {
    var isFirstTry = new AtomicBoolean(true);
    return () -> database.transaction(handle -> {
      handle.execute("UPDATE pair SET n = n + 1 WHERE id = ?", first);
      if (isFirstTry.getAndSet(false)) {
        meet(together);
      }
      return handle.execute("UPDATE pair SET n = n + 1 WHERE id = ?", second);
    });
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
