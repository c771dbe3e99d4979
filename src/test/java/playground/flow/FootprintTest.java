package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.Examples.NOW;
import static playground.testing.Examples.SERVER;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import playground.oauth.AuthorizationRequest;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.DeviceAuthorization;
import playground.oauth.Form;
import playground.oauth.PendingAuthorization;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.State;
import playground.oauth.TokenResponse;
import playground.webex.Header;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;
import playground.webex.api.ApiCall;
import playground.webex.api.ApiRequestFault;
import playground.webex.device.DeviceStart;
import playground.webex.identity.Claim;
import playground.webex.identity.Identity;
import playground.webex.token.TokenExchange;

/** F-06: the estimate of a value's memory is never less than what its texts take, and not far from it either. */
class FootprintTest {

  private static final int LONG = 5_000; // characters; every text has about as many, so that none can be left out

  private final ClientCredentials client = new ClientCredentials(text(), Optional.of(secret()));
  private final Scopes scopes = new Scopes(IntStream.range(0, 1_000).mapToObj(i -> "scope-" + i).toList());

  @Test
  void aPendingAuthorizationCountsAllItsTexts() {
    var pending = pending();

    assertCounted(pending, Footprint.of(pending));
  }

  @Test
  void aFlowCountsAllItsTexts() throws Exception {
    var pending = pending();
    var callback = Form.empty().with("code", text()).with("state", pending.request().state().value());
    var tokens = new TokenResponse(
        secret(), Optional.empty(), Optional.empty(), Optional.of(secret()), Optional.empty(), Optional.of(scopes),
        Optional.of(secret()));
    var flow = FlowState.of("1", pending.verify(callback)).exchanged(TokenExchange.granted(exchange(), tokens), NOW);
    var claims = List.of(new Claim(text(), text()));
    var checked = flow.checked(List.of(call(), call()), flow.tokens().orElseThrow())
        .identified(new Identity(List.of(), claims, Optional.of(exchange()), claims), flow.tokens().orElseThrow());

    assertCounted(checked, Footprint.of(checked));
  }

  @Test
  void aBrowserCountsAllItsTexts() {
    var codes = new DeviceAuthorization(
        secret(), "123456", text(), Optional.of(text()), Duration.ofMinutes(5), Duration.ofSeconds(5));
    var request = new DeviceRequest(SERVER, SERVER.tokenEndpoint(), client, scopes);
    var device = DeviceGrant.started("1", request, new DeviceStart(exchange(), Optional.of(codes), Optional.empty()), NOW);
    var typed = new ConsoleRequest("GET", text(), text(), text());
    var browser = BrowserState.created(new BrowserKey(1), NOW)
        .with(new SavedForm(Optional.of(client), text(), true, AuthenticationFields.BLANK))
        .with(device)
        .with(ConsoleState.rejected(typed, ApiRequestFault.BODY_NOT_JSON))
        .with(new RevocationResult(exchange(), Optional.empty()))
        .logged(LogEvent.API_CALL, exchange())
        .logged(LogEvent.REFRESH, exchange());

    assertCounted(browser, Footprint.of(browser));
  }

  @Test
  void aValueWithoutTextsCountsLittle() {
    assertEquals(2_048, Footprint.of(BrowserState.created(new BrowserKey(1), NOW)));
  }

  /** Two bytes a character at least; at most twice as many and a little for each record, because the same text may count twice. */
  private static void assertCounted(Object value, long bytes) {
    var least = 2L * characters(value);
    assertTrue(least > 2L * 5 * LONG, "the example has long texts");
    assertTrue(bytes >= least, bytes + " bytes, but the texts take " + least);
    assertTrue(bytes <= 2 * least + 150_000, bytes + " bytes for texts of " + least);
  }

  /** Whatever a value holds, in whatever it holds; servers come from the settings and are shared. */
  private static long characters(Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    if (value instanceof URI uri) {
      return uri.toString().length();
    }
    if (value instanceof Secret secret) {
      return secret.reveal().length();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(FootprintTest::characters).orElse(0L);
    }
    if (value instanceof Collection<?> all) {
      return all.stream().mapToLong(FootprintTest::characters).sum();
    }
    if (value instanceof Map<?, ?> map) {
      return characters(map.values());
    }
    return value instanceof Record && !(value instanceof AuthorizationServer)
        ? Arrays.stream(value.getClass().getRecordComponents()).mapToLong(part -> characters(of(value, part))).sum()
        : 0;
  }

  private static Object of(Object record, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private PendingAuthorization pending() {
    var redirectUri = URI.create("http://localhost:8080/" + text());
    var request = new AuthorizationRequest(text(), redirectUri, scopes, new State("s".repeat(500)), Optional.empty());
    return new PendingAuthorization(SERVER, request, client, Optional.empty(), NOW);
  }

  private ApiCall call() {
    return new ApiCall(
        exchange(), Optional.of(200), List.of(new ApiCall.Room(text(), text())), Optional.of(text()), Optional.empty(),
        Optional.empty());
  }

  private static HttpExchange exchange() {
    var headers = List.of(new Header(text(), text()));
    var request = new RedactedRequest("GET", URI.create("https://webexapis.com/" + text()), headers, text(), text());
    var response = new HttpExchange.Response(200, headers, text(), Optional.empty());
    return new HttpExchange(request, NOW, Duration.ZERO, Optional.of(response));
  }

  private static String text() {
    return "x".repeat(LONG);
  }

  private static Secret secret() {
    return new Secret(text());
  }
}
