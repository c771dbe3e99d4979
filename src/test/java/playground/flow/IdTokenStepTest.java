package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.testing.IdTokenForge;
import playground.testing.RawWebex;

/** OpenID Connect Core §3.1.3.7, §5.3: the ID token is verified with what this flow sent, then userinfo is asked. */
class IdTokenStepTest {

  @RegisterExtension final RawWebex tokenEndpoint = new RawWebex();
  @RegisterExtension final RawWebex keys = new RawWebex();
  @RegisterExtension final RawWebex userinfo = new RawWebex();

  private final FlowDriver browser = FlowDriver.at(new AuthorizationServer(
      tokenEndpoint.baseUrl(),
      Map.of(
          Endpoint.AUTHORIZATION, URI.create("https://login.example/authorize"),
          Endpoint.TOKEN, tokenEndpoint.baseUrl(),
          Endpoint.JWKS, keys.baseUrl(),
          Endpoint.USERINFO, userinfo.baseUrl()),
      List.of(IdTokenForge.ISSUER),
      Optional.empty()));

  @Test
  void theIdTokenOfThisFlowIsTrustedAndUserinfoIsAskedWithItsAccessToken() {
    var flow = signIn(Map.of());

    var identified = browser.flows.verifyIdToken(browser.id, flow.id());

    assertTrue(identified.identity().orElseThrow().isTrusted(), identified.identity().toString());
    assertTrue(FlowDriver.sent(userinfo).contains("\r\nAuthorization: Bearer acc3ss\r\n"));
    assertEquals(LogEvent.USERINFO, browser.logged().get(3));
    assertFalse(identified.isBusy(browser.clock.instant()));
  }

  /** C-17: each of these belongs to another request, client or server. */
  @Test
  void anIdTokenThatWasNotMadeForThisFlowIsNotTrusted() {
    for (var foreign : List.of(
        Map.<String, Object>of("nonce", "another"),
        Map.<String, Object>of("aud", "client-2"),
        Map.<String, Object>of("iss", "https://evil.example"))) {
      var flow = signIn(foreign);

      var identified = browser.flows.verifyIdToken(browser.id, flow.id());

      assertFalse(identified.identity().orElseThrow().isTrusted(), foreign.toString());
    }
  }

  /** C-17, Core §3.1.2.1: the last sign-in was longer ago than the request allowed. */
  @Test
  void aSignInThatIsOlderThanMaxAgeIsNotTrusted() {
    var longAgo = browser.clock.instant().getEpochSecond() - 3600;
    assertTrue(trusted(signIn(Map.of(), "max_age", "300")));
    assertFalse(trusted(signIn(Map.of("auth_time", longAgo), "max_age", "300")));
    assertTrue(trusted(signIn(Map.of("auth_time", longAgo), "max_age", "")), "nobody asked");
  }

  private boolean trusted(FlowState flow) {
    return browser.flows.verifyIdToken(browser.id, flow.id()).identity().orElseThrow().isTrusted();
  }

  /** C-21, Core §12.2: the ID token of a refresh names the person of the exchange. */
  @Test
  void anIdTokenThatARefreshBroughtForAnotherPersonIsNotTrusted() {
    var flow = signIn(Map.of());
    tokenEndpoint.nowAnswering(FlowDriver.json(200, tokens(Map.of("sub", "somebody-else"))));

    var refreshed = browser.flows.refresh(browser.id, flow.id(), Optional.empty(), Optional.empty());

    assertFalse(trusted(refreshed));
  }

  /** What was found out about an ID token is not shown beside the next one. */
  @Test
  void anIdentityBelongsToTheTokensThatItWasReadFrom() {
    var flow = signIn(Map.of());
    browser.flows.verifyIdToken(browser.id, flow.id());
    tokenEndpoint.nowAnswering(FlowDriver.json(200, "{\"access_token\":\"acc3ss-2\"}"));

    var refreshed = browser.flows.refresh(browser.id, flow.id(), Optional.empty(), Optional.empty());

    assertEquals(Optional.empty(), refreshed.identity());
  }

  /** The person refreshed in another tab meanwhile. */
  @Test
  void anIdentityOfTokensThatHaveBeenReplacedSinceIsDropped() {
    var flow = signIn(Map.of());
    tokenEndpoint.nowAnswering(FlowDriver.json(200, "{\"access_token\":\"acc3ss-2\"}"));
    userinfo.nowAnswering(connection -> {
      browser.flows.refresh(browser.id, flow.id(), Optional.empty(), Optional.empty());
      FlowDriver.json(200, "{\"sub\":\"" + IdTokenForge.SUBJECT + "\"}").to(connection);
    });

    assertEquals(Optional.empty(), browser.flows.verifyIdToken(browser.id, flow.id()).identity());
  }

  @Test
  void withoutAnIdTokenThereIsNothingToVerify() {
    tokenEndpoint.answering(FlowDriver.json(200, FlowDriver.TOKENS));
    var before = browser.toCode();
    assertEquals(StepFault.NO_ID_TOKEN, refused(before));

    assertEquals(StepFault.NO_ID_TOKEN, refused(browser.flows.exchange(browser.id, before.id(), Optional.empty())));
  }

  private StepFault refused(FlowState flow) {
    return assertThrows(FlowException.class, () -> browser.flows.verifyIdToken(browser.id, flow.id())).fault();
  }

  /** An ID token is looked for when it was requested, and when it came without a request. */
  @Test
  void aFlowSaysWhetherItIsAboutAnIdentity() {
    tokenEndpoint.answering(FlowDriver.json(200, FlowDriver.TOKENS));
    assertTrue(browser.toCode("scope", "openid").asksForIdentity());
    var without = browser.toCode("scope", "spark:all");
    assertFalse(without.asksForIdentity());

    tokenEndpoint.nowAnswering(FlowDriver.json(200, tokens(Map.of())));
    assertTrue(browser.flows.exchange(browser.id, without.id(), Optional.empty()).asksForIdentity());
  }

  private final Map<String, Object> nonce = new HashMap<>();
  private boolean isStarted;

  /** A flow with an ID token that suits it, apart from those claims. */
  private FlowState signIn(Map<String, Object> foreign, String... typed) {
    if (!isStarted) {
      isStarted = true;
      keys.answering(FlowDriver.json(200, IdTokenForge.published(IdTokenForge.KEY)));
      userinfo.answering(FlowDriver.json(200, "{\"sub\":\"" + IdTokenForge.SUBJECT + "\"}"));
      tokenEndpoint.answering(FlowDriver.json(503, "{}"));
    }
    browser.flows.save(browser.open(), browser.form("scope", "openid").saved());
    var url = browser.leave(browser.form(typed));
    nonce.put("nonce", FlowDriver.parameter(url, "nonce").orElseThrow());
    var flow = browser.comeBack("code=c&state=" + FlowDriver.parameter(url, "state").orElseThrow());
    tokenEndpoint.nowAnswering(FlowDriver.json(200, tokens(foreign)));
    return browser.flows.exchange(browser.id, flow.id(), Optional.empty());
  }

  private String tokens(Map<String, Object> foreign) {
    var claims = IdTokenForge.claims();
    claims.putAll(nonce);
    claims.putAll(foreign);
    return "{\"access_token\":\"acc3ss\",\"refresh_token\":\"r3fresh\",\"id_token\":\""
        + IdTokenForge.signed(claims).reveal() + "\"}";
  }
}
