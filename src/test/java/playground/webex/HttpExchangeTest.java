package playground.webex;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.FakeWebex;
import playground.testing.MovableClock;
import playground.testing.TokenRequestExamples;
import playground.webex.token.TokenClient;
import playground.webex.token.TokenExchange;

/** What the page shows of an exchange: enough to find a fault, nothing that is secret. */
class HttpExchangeTest {

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  /** C-12, C-13: the form echoed by a chatty server, in the body and in a header, and the tokens themselves. */
  @Test
  void noSecretIsInWhatIsShown() {
    webex.answersTokens(
        aResponse()
            .withStatus(400)
            .withHeader("WWW-Authenticate", "Basic realm=\"" + TokenRequestExamples.VERIFIER + "\"")
            .withHeader("TrackingID", "ROUTER_" + TokenRequestExamples.VERIFIER)
            .withBody(
                "You sent code_verifier=" + TokenRequestExamples.VERIFIER + "&client_secret=s%26c%25r%2Bt+%C3%A9%21%3A%2F%22%3C"
                    + "&code=c0de%2F1, and that is c0de/1 and " + TokenRequestExamples.AWKWARD_SECRET));

    var shown = exchange().toString();

    for (var secret : List.of(TokenRequestExamples.AWKWARD_SECRET, "s%26c", "c0de", TokenRequestExamples.VERIFIER)) {
      assertFalse(shown.contains(secret), secret);
    }
    assertTrue(shown.contains("www-authenticate"), "what is shown is otherwise whole");
  }

  @Test
  void theFailureShowsNoSecretThatWasEchoed() {
    var echo = "x".repeat(490) + TokenRequestExamples.VERIFIER;
    webex.answersTokens(FakeWebex.json(400, "{\"message\":\"" + echo + "\",\"trackingId\":\"" + echo + "\"}"));

    var exchange = tokenExchange();

    assertFalse(exchange.failure().orElseThrow().toString().contains("verifier-0"), "not even its beginning");
    assertFalse(exchange.exchange().toString().contains("verifier-0"), "not even its beginning");
  }

  @Test
  void jsonIsShownIndentedAndItsTokensAreRedacted() {
    webex.answersTokens(FakeWebex.json(200, "{\"access_token\":\"acc3ss\",\"expires_in\":60}"));

    assertEquals(
        """
        {
          "access_token" : "●●●●●●",
          "expires_in" : 60
        }""",
        exchange().response().orElseThrow().body());
  }

  @Test
  void onlyHeadersThatMatterAreShown() {
    webex.answersTokens(FakeWebex.json(429, "{}").withHeader("Retry-After", "7").withHeader("Set-Cookie", "a=b"));

    var headers = exchange().response().orElseThrow().headers();

    assertTrue(headers.contains(new Header("retry-after", "7")));
    assertTrue(headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("Set-Cookie")));
  }

  @Test
  void aLongResponseIsCutOffForTheReader() {
    webex.answersTokens(FakeWebex.html(502).withBody("<p>" + "x".repeat(60_000)));

    var body = exchange().response().orElseThrow().body();

    assertTrue(body.endsWith("\n… cut off here"), "it says so");
    assertTrue(body.length() < 21_000, "and is short");
  }

  private HttpExchange exchange() {
    return tokenExchange().exchange();
  }

  private TokenExchange tokenExchange() {
    var server = WebexEndpoints.at(webex.baseUrl());
    return new TokenClient(new HttpTransport(Duration.ofSeconds(10)), new MovableClock())
        .send(TokenRequestExamples.codeRequest(), TokenRequestExamples.CLIENT, server);
  }
}
