package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.flow.Circumstances.Address;
import playground.flow.Circumstances.SandboxFacts;
import playground.flow.Circumstances.SentCode;
import playground.flow.Circumstances.SentToken;
import playground.oauth.DenialCode;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.NoResponse;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.TransportFault;

/** What follows from what is known at the moment of a failure. */
class CircumstancesTest {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({"0, 0, true", "59, 0, true", "60, 0, false", "3, 57, false", "3, 56, true"})
  void aCodeIsFreshForAMinuteByEitherClock(long age, long moved, boolean isFresh) {
    var code = new SentCode(Duration.ofSeconds(age), Duration.ofSeconds(moved), Optional.empty());

    assertEquals(isFresh, code.isFresh());
  }

  @Test
  void aCodeThatWasSentOnceIsNotUsed() {
    assertFalse(codeAfter(Optional.empty()).mayBeUsed());
  }

  /** A request that may have arrived may have used the code up; one that was never sent, or was refused, has not. */
  @Test
  void aCodeMayBeUsedOnceARequestWithItMayHaveArrived() {
    var arrived = EnumSet.of(TransportFault.TIMED_OUT, TransportFault.CUT_OFF, TransportFault.NOT_HTTP, TransportFault.PROCESS_ENDED);
    for (var fault : TransportFault.values()) {
      var failure = new NoResponse(fault, "example.com", TEN_SECONDS);
      assertEquals(arrived.contains(fault), codeAfter(Optional.of(failure)).mayBeUsed(), fault.name());
    }
    var unusable = new UnusableResponse(RequestKind.CODE, ResponseFault.HTML, "");
    assertTrue(codeAfter(Optional.of(unusable)).mayBeUsed());
    assertTrue(codeAfter(Optional.of(denied(500))).mayBeUsed());
    assertFalse(codeAfter(Optional.of(denied(499))).mayBeUsed());
  }

  private static OAuthFailure denied(int status) {
    return new RequestDenied(RequestKind.CODE, DenialCode.UNEXPECTED_STATUS, status, "", Optional.empty());
  }

  private static SentCode codeAfter(Optional<OAuthFailure> earlierTry) {
    return new SentCode(TEN_SECONDS, Duration.ZERO, earlierTry);
  }

  /** A token lives as long as the server said, by our clock or by that of the sandbox. */
  @ParameterizedTest
  @CsvSource({
    "60, 59, 0, RUNNING", "60, 60, 0, OVER", "60, 60, 10, OVER", "60, 59, 1, OVER_BY_MOVED_CLOCK", "60, 50, 9, RUNNING"
  })
  void aTokensLifeEndsWithItsLifetime(long lifetime, long age, long moved, SentToken.Life life) {
    var token = new SentToken(
        Optional.of(Duration.ofSeconds(lifetime)), Duration.ofSeconds(age), Duration.ofSeconds(moved), false);

    assertEquals(life, token.life());
  }

  @Test
  void aTokenWithoutALifetimeMayBeAlive() {
    assertEquals(
        SentToken.Life.UNKNOWN, new SentToken(Optional.empty(), Duration.ofDays(900), Duration.ZERO, false).life());
  }

  @ParameterizedTest
  @CsvSource({
    "https://webexapis.com/v1/access_token, true", "https://webexapis.com/access_token, false",
    "http://localhost:1/v1/x, true", "https://v1.example.com/x, false"
  })
  void anAddressHasTheVersionInItsPath(URI uri, boolean hasVersion) {
    assertEquals(hasVersion, new Address(uri, "webex.base-url", false, false, Optional.empty()).hasVersion());
  }

  @Test
  void ofNothingNothingIsKnown() {
    assertFalse(Circumstances.NONE.isOn("delay"));
    assertFalse(Circumstances.NONE.isAddressProven());
  }

  @Test
  void faultsAreKnownByTheirNames() {
    var facts = new SandboxFacts(List.of("delay"), Duration.ZERO, Optional.empty(), true);
    var known = new Circumstances(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(facts), Optional.empty());

    assertTrue(known.isOn("delay"));
    assertFalse(known.isOn("cut"));
  }

  @Test
  void anAddressIsProvenOnlyWhenItIsKnown() {
    var proven = Stream.of(true, false)
        .map(isProven -> new Address(URI.create("https://webexapis.com/v1/x"), "webex.base-url", isProven, false, Optional.empty()))
        .map(address -> new Circumstances(
            Optional.of(address), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty()))
        .map(Circumstances::isAddressProven)
        .toList();

    assertEquals(List.of(true, false), proven);
  }
}
