package playground.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import playground.testing.MovableClock;

/** What every {@link ActiveFaults} promises. */
public abstract class ActiveFaultsContract {

  private static final String TOKEN = "/v1/access_token";
  private static final ActiveFault ERROR = ActiveFault.of(FaultType.SERVER_ERROR);

  protected final MovableClock real = new MovableClock();
  private ActiveFaults faults;

  /** Those of a sandbox in which none is on. */
  protected abstract ActiveFaults create();

  @BeforeEach
  void start() {
    faults = create();
  }

  @Test
  void theyAreInTheOrderInWhichTheyWereSwitchedOn() {
    var delay = new ActiveFault(FaultType.DELAY, TOKEN, 7, Optional.of(2));
    faults.replace(List.of(ERROR, delay));

    assertTrue(faults.add(List.of(ERROR)));

    assertEquals(List.of(ERROR, delay, ERROR), faults.all());
    faults.remove(FaultType.SERVER_ERROR);
    assertEquals(List.of(delay), faults.all());
    assertFalse(faults.isOn(FaultType.SERVER_ERROR));
    assertTrue(faults.isOn(FaultType.DELAY));
  }

  @Test
  void fiftyAreTheMostAndWhatDoesNotFitChangesNothing() {
    faults.replace(Collections.nCopies(49, ERROR));

    assertFalse(faults.add(List.of(ERROR, ERROR)));
    assertEquals(49, faults.all().size());
    assertTrue(faults.add(List.of(ERROR)));
  }

  @Test
  void theFirstThatAppliesIsTakenUntilItIsUsedUp() {
    var twice = new ActiveFault(FaultType.SERVER_ERROR, TOKEN, 0, Optional.of(2));
    var elsewhere = new ActiveFault(FaultType.SERVER_ERROR, "/v1/rooms", 0, Optional.of(1));
    faults.replace(List.of(elsewhere, twice, ERROR));

    assertEquals(Optional.empty(), faults.take(FaultType.DELAY, TOKEN));
    assertEquals(Optional.of(twice), faults.take(FaultType.SERVER_ERROR, TOKEN));
    assertEquals(List.of(elsewhere, twice.used().orElseThrow(), ERROR), faults.all());
    assertEquals(twice.used(), faults.take(FaultType.SERVER_ERROR, TOKEN));
    assertEquals(Optional.of(ERROR), faults.take(FaultType.SERVER_ERROR, TOKEN), "the next one");
    assertEquals(Optional.of(ERROR), faults.take(FaultType.SERVER_ERROR, TOKEN), "until it is switched off");
    assertEquals(List.of(elsewhere, ERROR), faults.all());
  }

  @Test
  void ofFiftyThatTakeAFaultAtOnceAsManyGetItAsItHasUses() throws Exception {
    faults.replace(List.of(new ActiveFault(FaultType.SERVER_ERROR, "", 0, Optional.of(7))));
    var start = new CyclicBarrier(50);
    var threads = Executors.newFixedThreadPool(50);
    try {
      var taken = 0;
      for (var future : threads.invokeAll(Collections.nCopies(50, (Callable<Optional<ActiveFault>>) () -> {
        start.await();
        return faults.take(FaultType.SERVER_ERROR, TOKEN);
      }))) {
        taken += future.get().isPresent() ? 1 : 0;
      }

      assertEquals(7, taken);
      assertEquals(List.of(), faults.all());
    } finally {
      threads.shutdownNow();
    }
  }
}
