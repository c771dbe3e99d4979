package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
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

  private static HttpExchange exchange() {
    var request = RedactedRequest.navigation(URI.create("https://webexapis.com/v1/authorize"));
    return HttpExchange.navigated(request, Examples.NOW);
  }
}
