package playground.sandbox.log.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.sandbox.log.RequestLog;
import playground.sandbox.log.RequestLogContract;
import playground.testing.RunningPostgres;

class JdbcLogTest extends RequestLogContract {

  private final DatabaseSettings settings = RunningPostgres.database();
  private final Database database = Database.open(settings);
  private RequestLog log;

  @Override
  protected RequestLog create() {
    log = new JdbcLog(database, real);
    return log;
  }

  @AfterEach
  void close() {
    database.close();
    RunningPostgres.giveBack(settings);
  }

  @Test
  void theRequestsOfAllNodesAreInOneOrder() {
    var other = new JdbcLog(database, real);
    var first = log.reserve();
    real.forward(Duration.ofMillis(1));
    other.reserve().responded(entry("second"));
    real.forward(Duration.ofMillis(1));
    log.reserve().responded(entry("third"));
    first.responded(entry("first"));

    assertEquals(List.of(entry("third"), entry("second"), entry("first")), log.all());
    assertEquals(log.all(), other.all());
    assertTrue(other.has("tracking-first"));
  }

  @Test
  void theTableGrowsNoLargerThanTheLogAndAFewMore() {
    IntStream.range(0, 1_050).forEach(i -> log.reserve().responded(entry("number " + i)));

    var rows = database.run(handle -> handle.createQuery("SELECT count(*) FROM logged_requests").mapTo(Integer.class).one());
    assertTrue(rows <= 1_010, rows + " rows");
  }

  /** A response that is written while rows are deleted does not wait for that. */
  @Test
  void aDeletionLocksOnlyWhatItDeletes() {
    var newest = IntStream.range(0, 1_005).mapToObj(i -> log.reserve()).toList();
    newest.forEach(position -> position.responded(entry("first")));

    var free = database.transaction(handle -> {
      JdbcLog.deleteOldest(database);
      return CompletableFuture.supplyAsync(() -> database.run(other -> other.createQuery(
              "SELECT number FROM logged_requests FOR UPDATE SKIP LOCKED").mapTo(Long.class).list().size())).join();
    });

    assertEquals(1_000, free);
  }

  /** Another node deletes that one. */
  @Test
  void aDeletionPassesByWhatAnotherNodeHasLockedAndTakesTheRest() {
    IntStream.range(0, 1_000).forEach(i -> log.reserve().responded(entry("first")));
    IntStream.range(0, 5).forEach(i -> log.reserve().responded(entry("more")));

    var deleted = database.transaction(handle -> {
      handle.createQuery("SELECT number FROM logged_requests ORDER BY number LIMIT 1 FOR UPDATE").mapTo(Long.class).one();
      return CompletableFuture.supplyAsync(() -> JdbcLog.deleteOldest(database)).join();
    });

    assertEquals(4, deleted);
  }

  /** W-23: an entry is redacted, and still shows what an integration does. */
  @Test
  void whatIsStoredCannotBeReadWithoutTheKey() {
    log.reserve().responded(entry("sentinel"));

    var dump = database.run(handle ->
        handle.createQuery("SELECT encode(sealed, 'escape') || encode(tracking_id_lookup, 'escape') FROM logged_requests")
            .mapTo(String.class).one());
    assertFalse(dump.contains("sentinel"), dump);
  }

  /** F-17: a request that was served is not refused because it cannot be logged. */
  @Test
  void inAnOutageARequestIsMissingInTheLogAndNothingElseHappens() {
    var position = log.reserve();
    database.close();

    position.responded(entry("lost"));
  }

  /** They would push everything else out. */
  @Test
  void whatBalancersAskForIsLeftOut() {
    assertTrue(log.leavesOut("/healthz"));
    assertTrue(log.leavesOut("/readyz"));
    assertFalse(log.leavesOut("/v1/rooms"));
  }
}
