package playground.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.flow.memory.MemoryFlowStore;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientAuthentication;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.TokenTypeHint;
import playground.testing.MovableClock;
import playground.testing.RawWebex;
import playground.webex.WebexEndpoints;

/**
 * C-07: code, verifier, client id, secret and tokens go to the server that the browser was sent to and to no other, also
 * when the settings name another server by then (RFC 9700 §4.4).
 */
class MixUpTest {

  private static final URI CALLBACK = URI.create("http://localhost:8080/callback");
  private static final String TOKENS = "{\"access_token\":\"acc3ss\",\"refresh_token\":\"r3fresh\"}";

  @RegisterExtension final RawWebex first = new RawWebex();
  @RegisterExtension final RawWebex second = new RawWebex();

  private final MovableClock clock = new MovableClock();
  private final SecureRandom random = new SecureRandom();
  private final MemoryFlowStore store = new MemoryFlowStore(FlowStore.MIN_BYTES);

  private FlowService before;
  private FlowService after;

  /** The same store, and other settings: as after a restart with a store that survives it. */
  @BeforeEach
  void changeTheSettings() {
    for (var webex : new RawWebex[] {first, second}) {
      webex.answering(connection -> connection.getOutputStream().write(
          ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + TOKENS.length() + "\r\n\r\n" + TOKENS)
              .getBytes(US_ASCII)));
    }
    before = service(WebexEndpoints.at(first.baseUrl()), new ClientCredentials("client-1", Optional.of(new Secret("secret-1"))));
    after = service(WebexEndpoints.at(second.baseUrl()), new ClientCredentials("client-2", Optional.of(new Secret("secret-2"))));
  }

  private FlowService service(AuthorizationServer server, ClientCredentials credentials) {
    var settings = new FlowSettings(
        server, Optional.of(credentials), Scopes.parse("spark:rooms_read"),
        Duration.ofSeconds(5), Optional.empty(), Optional.empty());
    return new FlowService(settings, store, clock, random);
  }

  @Test
  void whatBeganAtOneServerGoesOnThereWhenTheSettingsNameAnother() {
    var opened = before.open(Optional.empty());
    var departure = before.begin(opened.browser(), before.form(Optional.of(opened.browser()), CALLBACK)).orElseThrow();

    var accepted = (FlowService.Returned.Accepted) after.callback(comingBack(opened, departure));
    var browser = Optional.of(accepted.id());
    var flow = accepted.flow().id();
    after.exchange(browser, flow, Optional.empty());
    var exchange = first.nextRequest();
    after.refresh(browser, flow, Optional.empty(), Optional.empty());
    var refresh = first.nextRequest();
    after.check(browser, flow);
    var rooms = first.nextRequest();
    var details = first.nextRequest();
    after.revoke(browser, flow, TokenTypeHint.ACCESS_TOKEN);
    var revocation = first.nextRequest();

    assertTrue(exchange.contains("&code=c0de&") && exchange.contains("&client_id=client-1&client_secret=secret-1"), exchange);
    assertTrue(refresh.contains("&refresh_token=r3fresh&client_id=client-1&client_secret=secret-1"), refresh);
    assertTrue(rooms.contains("Bearer acc3ss") && details.contains("Bearer acc3ss"));
    assertTrue(revocation.contains("token=acc3ss&"), revocation);
    assertEquals(0, second.requestsLeft(), "the other server learns nothing");
  }

  /** How the client authenticates belongs to the server that the browser was sent to. */
  @Test
  void whatBeganWithOneMethodOfAuthenticationGoesOnWithIt() {
    var basic = service(
        WebexEndpoints.at(first.baseUrl()).authenticatedBy(Optional.of(ClientAuthentication.CLIENT_SECRET_BASIC)),
        new ClientCredentials("client-1", Optional.of(new Secret("secret-1"))));
    var opened = basic.open(Optional.empty());
    var departure = basic.begin(opened.browser(), basic.form(Optional.of(opened.browser()), CALLBACK)).orElseThrow();

    var accepted = (FlowService.Returned.Accepted) before.callback(comingBack(opened, departure));
    before.exchange(Optional.of(accepted.id()), accepted.flow().id(), Optional.empty());

    var exchange = first.nextRequest();
    assertTrue(exchange.contains("\r\nAuthorization: Basic Y2xpZW50LTE6c2VjcmV0LTE=\r\n"), "client-1:secret-1");
    assertTrue(!exchange.contains("client_secret"), exchange);
  }

  /** And the other way round: a secret of the old settings is not sent to the server of the new ones. */
  @Test
  void whatBeginsAfterTheChangeGoesToTheNewServerAlone() {
    var opened = after.open(Optional.empty());
    var departure = after.begin(opened.browser(), after.form(Optional.of(opened.browser()), CALLBACK)).orElseThrow();

    var accepted = (FlowService.Returned.Accepted) after.callback(comingBack(opened, departure));
    after.exchange(Optional.of(accepted.id()), accepted.flow().id(), Optional.empty());

    assertTrue(second.nextRequest().contains("&client_id=client-2&client_secret=secret-2"));
    assertEquals(0, first.requestsLeft());
  }

  private static CallbackRequest comingBack(FlowService.Opened opened, FlowService.Departure departure) {
    var state = Form.parse(departure.authorizationUrl().getRawQuery()).value("state").orElseThrow();
    var binding = departure.binding();
    var query = Form.empty().with("code", "c0de").with("state", state).encodedForQuery();
    return new CallbackRequest(Optional.of(opened.id()), Map.of(binding.handle(), binding.value()), CALLBACK, query);
  }
}
