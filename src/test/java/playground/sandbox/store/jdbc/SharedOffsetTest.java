package playground.sandbox.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.database.DatabaseUnavailableException;
import playground.oauth.Secret;
import playground.testing.MovableClock;

/** How often a node asks how far the clock is ahead: every request needs to know. */
class SharedOffsetTest {

  private final MovableClock real = new MovableClock();
  private Optional<DatabaseUnavailableException> outage = Optional.empty();
  private Duration stored = Duration.ZERO;
  private int reads;
  private SharedOffset offset;

  @BeforeEach
  void start() {
    offset = new SharedOffset(null, real, () -> {
      reads++;
      outage.ifPresent(met -> {
        throw met;
      });
      return stored;
    });
  }

  @Test
  void itIsReadOnceASecond() {
    stored = Duration.ofDays(1);
    real.forward(SharedOffset.CACHED.minusMillis(1));
    assertEquals(Duration.ZERO, offset.get());
    real.forward(Duration.ofMillis(1));

    assertEquals(Duration.ofDays(1), offset.get());
    assertEquals(Duration.ofDays(1), offset.get());
    assertEquals(2, reads);
  }

  /** F-17: a request waits seconds for a database that is away. */
  @Test
  void inAnOutageItIsReadOnceInFiveSecondsAndThenAgain() {
    outage = Optional.of(assertThrows(DatabaseUnavailableException.class, () -> Database.open(new DatabaseSettings(
        "jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret(""), new Secret(""), List.of(), 2))));
    real.forward(SharedOffset.CACHED);
    offset.get();
    real.forward(SharedOffset.PAUSE.minusMillis(1));
    assertEquals(Duration.ZERO, offset.get());
    assertEquals(2, reads);

    outage = Optional.empty();
    stored = Duration.ofDays(1);
    real.forward(Duration.ofMillis(1));

    assertEquals(Duration.ofDays(1), offset.get());
  }

  /** As when the time of the machine is corrected. */
  @Test
  void aRealClockThatIsSetBackDoesNotKeepIt() {
    stored = Duration.ofDays(1);
    real.forward(Duration.ofHours(-1));

    assertEquals(Duration.ofDays(1), offset.get());
  }
}
