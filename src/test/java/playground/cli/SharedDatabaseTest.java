package playground.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.database.DatabaseSettings;
import playground.testing.RunningPostgres;

/** What a node says at the start about the database that it shares. PostgreSQL has this machine's clock here. */
class SharedDatabaseTest {

  private static final DatabaseSettings SETTINGS = RunningPostgres.database();

  /** F-13. */
  @Test
  void aClockThatIsNotTheDatabasesIsToldWithTheReason() {
    var ahead = warnings(3_600);
    assertEquals(1, ahead.size());
    assertTrue(
        ahead.get(0).matches("This machine's clock is (3600|3599|3601) seconds ahead of the database's: keep the clocks of all nodes"
            + " in step, because each decides by its own what has expired and whether another node is still at a step\\."),
        ahead::toString);

    var behind = warnings(-3_600);
    assertEquals(1, behind.size());
    assertTrue(behind.get(0).matches("This machine's clock is 3\\d+ seconds behind the database's: .*"), behind::toString);
  }

  /** F-13: nobody's clocks are the same. */
  @ParameterizedTest
  @ValueSource(longs = {-2, 0, 2})
  void aFewSecondsAreNothingToTell(long seconds) {
    assertEquals(List.of(), warnings(seconds));
  }

  private static List<String> warnings(long seconds) {
    var warnings = new ArrayList<String>();
    var clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    SharedDatabase.open(SETTINGS, clock, new SecureRandom(), warnings::add).close();
    return warnings;
  }
}
