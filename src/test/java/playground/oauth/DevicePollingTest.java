package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import playground.oauth.DevicePolling.PollResult;
import playground.oauth.DevicePolling.State;
import playground.testing.Examples;

/** C-24: RFC 8628 §3.5, when a device may ask and when it has to stop. */
class DevicePollingTest {

  private static final Instant BEGUN = Examples.NOW;

  private final DevicePolling polling = DevicePolling.begun(codes(Duration.ofSeconds(2)), BEGUN);

  @Test
  void theFirstPollIsDueOneIntervalAfterTheBeginning() {
    assertFalse(polling.isDue(after("1.999")));
    assertTrue(polling.isDue(after("2")));
  }

  @Test
  void whilePendingTheNextPollIsDueOneIntervalAfterTheResponse() {
    var polled = answered(polling, PollResult.PENDING, "3");

    assertFalse(polled.isDue(after("4.999")));
    assertTrue(polled.isDue(after("5")));
  }

  @Test
  void slowDownAddsFiveSecondsForGood() {
    var slower = answered(polling, PollResult.SLOW_DOWN, "2");
    assertFalse(slower.isDue(after("8.999")));
    assertTrue(slower.isDue(after("9")));

    var pending = answered(slower, PollResult.PENDING, "9");
    assertFalse(pending.isDue(after("15.999")), "still seven seconds after an answer that does not say it again");
    var slowest = answered(pending, PollResult.SLOW_DOWN, "16");

    assertEquals(Duration.ofSeconds(12), slowest.interval());
  }

  /** Doubled at each, never longer than a minute; an answer brings the interval back. */
  @Test
  void withoutResponsesTheWaitDoublesUntilOneComes() {
    var once = answered(polling, PollResult.NONE, "2");
    var twice = answered(once, PollResult.NONE, "6");
    var back = answered(twice, PollResult.PENDING, "14");

    assertEquals(after("6"), once.nextPollAt());
    assertEquals(after("14"), twice.nextPollAt());
    assertEquals(after("16"), back.nextPollAt());
  }

  @Test
  void theWaitNeverGrowsBeyondAMinuteNorBelowTheInterval() {
    var silent = polling;
    for (int i = 0; i < 100; i++) {
      silent = answered(silent, PollResult.NONE, "0");
    }
    var slow = answered(DevicePolling.begun(codes(Duration.ofSeconds(90)), BEGUN), PollResult.NONE, "0");

    assertEquals(after("60"), silent.nextPollAt());
    assertEquals(after("90"), slow.nextPollAt());
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "10, 10"})
  void aServerThatAsksForMoreTimeGetsIt(long retryAfter, String next) {
    var polled = polling.after(PollResult.PENDING, Optional.of(Duration.ofSeconds(retryAfter)), BEGUN);

    assertEquals(after(next), polled.nextPollAt());
  }

  @ParameterizedTest
  @CsvSource({"GRANTED, GRANTED", "DENIED, DENIED", "EXPIRED, EXPIRED", "REFUSED, REFUSED"})
  void aFinalResponseEndsIt(PollResult result, State end) {
    var ended = answered(polling, result, "2");

    assertEquals(end, ended.state());
    assertFalse(ended.isDue(after("29")));
  }

  @Test
  void afterExpiresInItIsOver() {
    var viewed = polling.viewed(after("299"));

    assertTrue(viewed.isDue(after("299.999")));
    assertFalse(viewed.isDue(after("300")));
    assertEquals(State.EXPIRED, viewed.at(after("300")).state());
  }

  @ParameterizedTest
  @EnumSource(PollResult.class)
  void aResponseThatComesAfterItWasCancelledChangesNothing(PollResult result) {
    var cancelled = polling.cancelled();

    assertEquals(cancelled, answered(cancelled, result, "2"));
    assertEquals(State.CANCELLED, cancelled.state());
  }

  @Test
  void whatHasEndedCannotBeCancelled() {
    assertEquals(State.GRANTED, answered(polling, PollResult.GRANTED, "2").cancelled().state());
  }

  @Test
  void aPageThatNobodyLooksAtStopsItUntilSomebodyDoes() {
    assertTrue(polling.isDue(after("29.999")));
    assertFalse(polling.isDue(after("30")));

    assertTrue(polling.viewed(after("40")).isDue(after("40")));
  }

  private static DevicePolling answered(DevicePolling polling, PollResult result, String at) {
    return polling.after(result, Optional.empty(), after(at));
  }

  private static Instant after(String seconds) {
    return BEGUN.plus(Duration.parse("PT" + seconds + "S"));
  }

  private static DeviceAuthorization codes(Duration interval) {
    return new DeviceAuthorization(
        new Secret("d"), "012345", "https://login.example/verify", Optional.empty(), Duration.ofSeconds(300), interval);
  }
}
