package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import playground.testing.Examples;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;

/** The HTTP log of one browser: bounded, numbered, oldest first. */
class HttpLogTest {

  /** W-19: a browser that goes on for ever does not fill the memory. */
  @Test
  void theLastHundredExchangesAreKept() {
    var browser = BrowserState.created(new BrowserKey(1), Examples.NOW);
    for (var i = 0; i < 250; i++) {
      browser = browser.logged(LogEvent.API_CALL, exchange());
    }

    assertEquals(
        IntStream.rangeClosed(151, 250).boxed().toList(), browser.log().stream().map(LoggedExchange::number).toList());
  }

  /** A device is polled a hundred times while nobody looks; what else happened stays. */
  @Test
  void pollsThatHadToWaitGiveWayFirst() {
    var browser = BrowserState.created(new BrowserKey(1), Examples.NOW)
        .logged(LogEvent.AUTHORIZATION_REQUEST, exchange())
        .logged(LogEvent.DEVICE_AUTHORIZATION, exchange());
    for (var i = 0; i < 150; i++) {
      browser = browser.logged(LogEvent.DEVICE_PENDING, exchange());
    }
    browser = browser.logged(LogEvent.DEVICE_TOKENS, exchange());

    var numbers = browser.log().stream().map(LoggedExchange::number).toList();
    assertEquals(Stream.concat(Stream.of(1, 2), IntStream.rangeClosed(56, 153).boxed()).toList(), numbers);
  }

  /** The diagram draws what the browser carried apart from what we sent ourselves. */
  @Test
  void threeEventsAreCarriedByTheBrowserAndTwoOfThemBack() {
    assertEquals(
        List.of(LogEvent.AUTHORIZATION_REQUEST, LogEvent.CALLBACK_WITH_CODE, LogEvent.CALLBACK_WITH_ERROR),
        Stream.of(LogEvent.values()).filter(LogEvent::isNavigation).toList());
    assertEquals(
        List.of(LogEvent.CALLBACK_WITH_CODE, LogEvent.CALLBACK_WITH_ERROR),
        Stream.of(LogEvent.values()).filter(LogEvent::isCallback).toList());
  }

  /** Whatever came in between: the answer belongs to the callback that came last. */
  @Test
  void theAnswerToACallbackIsNotedWithTheLatestCallback() {
    var browser = BrowserState.created(new BrowserKey(1), Examples.NOW)
        .logged(LogEvent.CALLBACK_WITH_CODE, exchange())
        .logged(LogEvent.CALLBACK_WITH_ERROR, exchange())
        .logged(LogEvent.API_CALL, exchange())
        .callbackAnswered(303, Optional.of("/?flow=1"));

    assertEquals(List.of(false, true, false), browser.log().stream().map(e -> e.exchange().response().isPresent()).toList());
    var response = browser.log().get(1).exchange().response().orElseThrow();
    assertEquals(303, response.status());
    assertEquals(Optional.of("/?flow=1"), response.header("location"));
    assertEquals(2, browser.log().get(1).number());
    assertEquals(LogEvent.CALLBACK_WITH_ERROR, browser.log().get(1).event());
  }

  @Test
  void withoutACallbackInTheLogNothingIsNoted() {
    var browser = BrowserState.created(new BrowserKey(1), Examples.NOW).logged(LogEvent.API_CALL, exchange());

    assertEquals(browser.log(), browser.callbackAnswered(400, Optional.empty()).log());
  }

  private static HttpExchange exchange() {
    var request = RedactedRequest.navigation(URI.create("https://webexapis.com/v1/authorize"));
    return HttpExchange.navigated(request, Examples.NOW);
  }
}
