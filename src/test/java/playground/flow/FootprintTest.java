package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.NOW;
import static playground.testing.Examples.SERVER;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import playground.oauth.AuthorizationRequest;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorization;
import playground.oauth.DevicePolling.PollResult;
import playground.oauth.Form;
import playground.oauth.OAuthFailure;
import playground.oauth.PendingAuthorization;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.State;
import playground.oauth.TokenResponse;
import playground.oauth.Tokens;
import playground.oauth.TransportFault;
import playground.webex.Header;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;
import playground.webex.api.ApiCall;
import playground.webex.device.DevicePoll;
import playground.webex.device.DeviceStart;
import playground.webex.identity.Claim;
import playground.webex.identity.Identity;
import playground.webex.token.TokenExchange;

/** F-06: the estimate of a value's memory counts each text in it, with two bytes a character at least. */
class FootprintTest {

  private static final int LONG = 100_000; // characters

  private static final OAuthFailure FAILURE =
      new OAuthFailure.NoResponse(TransportFault.TIMED_OUT, "localhost", Duration.ofSeconds(1));

  private int longOne = -1; // none
  private int texts;

  @Test
  void aPendingAuthorizationCountsAllItsTexts() {
    assertEachTextCounts(() -> Footprint.of(pending()));
  }

  @Test
  void aFlowCountsAllItsTexts() {
    assertEachTextCounts(() -> Footprint.of(flow()));
  }

  @Test
  void aBrowserCountsAllItsTexts() {
    assertEachTextCounts(() -> Footprint.of(browser()));
  }

  @Test
  void whatTheConsoleSentCountsToo() {
    assertEachTextCounts(() -> {
      var result = new ConsoleState.Result(checked(), "", Optional.empty(), Optional.of(tokens()));
      var typed = new ConsoleRequest("GET", text(), text(), text(), false);
      return Footprint.of(
          BrowserState.created(new BrowserKey(1), NOW).with(ConsoleState.UNUSED.sent(typed, result)));
    });
  }

  @Test
  void aPastedTokenAndItsScopesCountToo() {
    assertEachTextCounts(() -> {
      var pasted = new PastedToken(
          secret(), PastedToken.Life.UNKNOWN, Optional.empty(), new Scopes(List.of(text(), text())),
          new Scopes(List.of(text(), text())));
      return Footprint.of(
          BrowserState.created(new BrowserKey(1), NOW).with(ConsoleState.UNUSED.withPasted(Optional.of(pasted))));
    });
  }

  /** Many short names take more than their letters. */
  @Test
  void eachScopeIsAnObject() {
    var one = Footprint.of(FlowState.of("1", new FlowOrigin(SERVER, scopes(1), Optional.empty(), NOW), client()));
    var thousand = Footprint.of(FlowState.of("1", new FlowOrigin(SERVER, scopes(1_000), Optional.empty(), NOW), client()));

    assertTrue(thousand - one > 999 * 50, (thousand - one) + " bytes");
  }

  @Test
  void aValueWithoutTextsCountsLittle() {
    assertEquals(2_048, Footprint.of(BrowserState.created(new BrowserKey(1), NOW)));
  }

  /** Makes the value again and again, each time with another one of its texts long. */
  private void assertEachTextCounts(LongSupplier value) {
    var allShort = make(-1, value);
    var count = texts;
    assertTrue(count >= 5, "the example has texts");
    assertTrue(allShort > 0 && allShort < 40_000, allShort + " bytes for short texts");
    for (var i = 0; i < count; i++) {
      var more = make(i, value) - allShort;
      assertTrue(more >= 2 * (LONG - 4), "text " + i + " counts " + more + " bytes");
      assertTrue(more <= 10 * LONG, "text " + i + " counts " + more + " bytes");
    }
  }

  private long make(int which, LongSupplier value) {
    longOne = which;
    texts = 0;
    return value.getAsLong();
  }

  /** The next text of the value; all differ. */
  private String text() {
    var number = texts++;
    return number == longOne ? "x".repeat(LONG) : "x" + number;
  }

  private Secret secret() {
    return new Secret(text());
  }

  private ClientCredentials client() {
    return new ClientCredentials(text(), Optional.of(secret()));
  }

  private static Scopes scopes(int count) {
    return new Scopes(IntStream.range(0, count).mapToObj(i -> "s" + i).toList());
  }

  private AuthorizationRequest request() {
    var redirectUri = URI.create("http://localhost:8080/" + text());
    var scopes = new Scopes(List.of(text(), text()));
    return new AuthorizationRequest(text(), redirectUri, scopes, new State("s1"), Optional.empty());
  }

  private PendingAuthorization pending() {
    return new PendingAuthorization(SERVER, request(), client(), Optional.empty(), NOW);
  }

  private FlowState flow() {
    var pending = pending();
    var code = pending.verify(Form.empty().with("code", text()).with("state", "s1"));
    var flow = FlowState.of("1", code, NOW, Duration.ZERO)
        .exchanged(TokenExchange.granted(HttpExchange.navigated(shortRequest(), NOW), response()), Circumstances.NONE, NOW)
        .refreshed(TokenExchange.granted(exchange(), response()), known(), NOW);
    var claims = List.of(new Claim(text(), text()));
    var userinfo = List.of(new Claim(text(), text()));
    var tokens = flow.tokens().orElseThrow();
    return flow.checked(List.of(checked(), checked()), tokens)
        .identified(new Identity(List.of(), claims, Optional.of(exchange()), userinfo), tokens);
  }

  private BrowserState browser() {
    var codes = new DeviceAuthorization(
        secret(), "123456", text(), Optional.empty(), Duration.ofMinutes(5), Duration.ofSeconds(5));
    var request = new DeviceRequest(SERVER, client(), new Scopes(List.of(text())));
    var started = new DeviceStart(exchange(), Optional.of(codes), Optional.empty());
    var poll = new DevicePoll(PollResult.PENDING, TokenExchange.failed(exchange(), FAILURE), Optional.empty());
    return BrowserState.created(new BrowserKey(1), NOW)
        .with(new SavedForm(
            Optional.of(client()), text(), Optional.of(text()), true, new AuthenticationFields("", text(), ""), Optional.empty()))
        .with(DeviceGrant.started("1", request, started, Circumstances.NONE, NOW).polled(poll, known(), NOW))
        .with(new RevocationResult(exchange(), Optional.empty(), known()))
        .with(new Refusal(text(), new OAuthFailure.AuthorizationDenied(text(), text(), request()), known()))
        .logged(LogEvent.API_CALL, exchange())
        .logged(LogEvent.REFRESH, exchange());
  }

  /** Of tokens that are not those of an earlier response. */
  private TokenResponse response() {
    return new TokenResponse(
        new Secret("a"), Optional.empty(), Optional.empty(), Optional.of(new Secret("r")), Optional.empty(),
        Optional.of(new Scopes(List.of("g"))), Optional.of(secret()));
  }

  private Tokens tokens() {
    var response = new TokenResponse(
        secret(), Optional.empty(), Optional.empty(), Optional.of(secret()), Optional.empty(),
        Optional.of(new Scopes(List.of(text()))), Optional.of(secret()));
    return Tokens.of(response, new Scopes(List.of(text())), NOW);
  }

  private ApiCall call() {
    return new ApiCall(
        exchange(), Optional.of(200), List.of(new ApiCall.Room(text(), text())), Optional.of(text()), Optional.of(text()),
        Optional.empty(), Optional.empty());
  }

  private CheckedCall checked() {
    return new CheckedCall(call(), known());
  }

  private Circumstances known() {
    var address = new Circumstances.Address(URI.create("https://webexapis.com/" + text()), "webex.base-url", true, true, Optional.empty());
    var scopes = new ScopeFacts(
        new Scopes(List.of(text())), List.of(), Optional.of(new Scopes(List.of(text()))), new Scopes(List.of(text())));
    return new Circumstances(
        Optional.of(address), Optional.empty(), Optional.empty(), Optional.of(scopes), Optional.empty(), Optional.empty());
  }

  private HttpExchange exchange() {
    var uri = URI.create("https://webexapis.com/" + text());
    var request = new RedactedRequest("GET", uri, List.of(new Header(text(), text())), text(), text());
    var response = new HttpExchange.Response(200, List.of(new Header(text(), text())), text(), Optional.empty());
    return new HttpExchange(request, NOW, Duration.ZERO, Optional.of(response));
  }

  private static RedactedRequest shortRequest() {
    return RedactedRequest.navigation(URI.create("https://webexapis.com/"));
  }
}
