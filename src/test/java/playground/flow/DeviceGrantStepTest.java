package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.oauth.AuthorizationServer;
import playground.oauth.DevicePolling;
import playground.oauth.Endpoint;
import playground.oauth.Secret;
import playground.testing.FakeWebex;
import playground.testing.RawWebex;
import playground.testing.Wait;

/** RFC 8628: the codes are requested once, and the server polls for their tokens by itself, at the interval of the server. */
class DeviceGrantStepTest {

  @RegisterExtension final RawWebex codes = new RawWebex();
  @RegisterExtension final RawWebex polls = new RawWebex();

  private FlowDriver browser;

  @BeforeEach
  void begin() {
    codes.answering(FlowDriver.json(200, FakeWebex.deviceCodes("https://login.example/verify")));
    polls.answering(says("authorization_pending"));
    browser = FlowDriver.at(server(polls.baseUrl()));
  }

  @AfterEach
  void stopPolling() {
    browser.flows.close();
  }

  private AuthorizationServer server(URI tokenEndpoint) {
    return new AuthorizationServer(
        URI.create("https://api.example/v1"),
        Map.of(
            Endpoint.AUTHORIZATION, URI.create("https://login.example/authorize"),
            Endpoint.TOKEN, URI.create("https://login.example/token"),
            Endpoint.DEVICE_AUTHORIZATION, codes.baseUrl(),
            Endpoint.DEVICE_TOKEN, tokenEndpoint),
        List.of(),
        Optional.empty());
  }

  /** RFC 8628 §3.1: the secret stays here. */
  @Test
  void theCodesAreRequestedWithoutTheSecret() {
    var grant = start();

    assertEquals("client_id=client-1&scope=spark%3Arooms_read", FlowDriver.body(FlowDriver.sent(codes)));
    assertEquals("012345", grant.start().begun().orElseThrow().userCode());
    assertTrue(grant.isPending(browser.clock.instant()));
    assertEquals("1", grant.id());
    assertEquals(List.of(LogEvent.DEVICE_AUTHORIZATION), browser.logged());
  }

  @Test
  void whatTheFormHeldIsThereWhenItIsOpenedAgain() {
    browser.flows.startDevice(browser.open(), browser.form("scope", "spark:all"));

    assertEquals("spark:all", browser.form().scope());
  }

  /** RFC 8628 §3.4, literally. */
  @Test
  void aPollSendsTheDeviceCodeWithTheCredentialsInTheHeader() {
    start();

    afterAPoll(2);

    var request = FlowDriver.sent(polls);
    assertEquals("POST /v1 HTTP/1.1", FlowDriver.firstLine(request));
    assertTrue(request.contains("\r\nAuthorization: Basic Y2xpZW50LTE6cyUyNmNyZXQlMkIxJTI1\r\n"), request);
    assertEquals(
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d3vice&client_id=client-1",
        FlowDriver.body(request));
  }

  /** C-24: never before its interval of two seconds is over. */
  @Test
  void nothingIsPolledForBeforeItsTime() {
    start();
    forward(1);
    browser.flows.pollDevices();
    assertEquals(Optional.empty(), grant().lastPoll());

    var polled = afterAPoll(1);

    assertEquals(DevicePolling.PollResult.PENDING, polled.lastPoll().orElseThrow().result());
    assertEquals(Optional.empty(), polled.claimedUntil(), "the next poll is free");
    browser.flows.pollDevices();
    assertEquals(polled.polling().orElseThrow().nextPollAt(), grant().polling().orElseThrow().nextPollAt());
    assertEquals(browser.clock.instant().plusSeconds(2), polled.polling().orElseThrow().nextPollAt());
  }

  /** C-24: "slow_down" adds five seconds for good. */
  @Test
  void slowDownIsObeyed() {
    start();
    polls.nowAnswering(says("slow_down"));

    var polled = afterAPoll(2);

    assertEquals(Duration.ofSeconds(7), polled.polling().orElseThrow().interval());
  }

  /** A process polls by itself; nobody has to call. */
  @Test
  void pollingHappensByItself() {
    start();

    forward(2);

    assertTrue(polls.nextRequest().contains("device_code=d3vice"));
  }

  /** Whoever does not want to wait for that polls in a thread of their own, and has the result afterwards. */
  @Test
  void whatIsDueCanBePolledForAtOnce() {
    start();
    browser.flows.close(); // nothing happens by itself any more
    forward(2);

    browser.flows.pollDevices();

    assertEquals(DevicePolling.PollResult.PENDING, grant().lastPoll().orElseThrow().result());
  }

  @Test
  void grantedTokensBeginAFlowOfTheirOwn() {
    start();
    polls.nowAnswering(FlowDriver.json(200, FlowDriver.TOKENS));
    forward(2);
    var granted = until(grant -> grant.flowId().isPresent());

    assertFalse(granted.isPending(browser.clock.instant()));
    assertEquals(DevicePolling.State.GRANTED, granted.polling().orElseThrow().state());
    var flow = browser.flows.flow(browser.state(), granted.flowId().orElseThrow()).orElseThrow();
    assertEquals(new Secret("acc3ss"), flow.tokens().orElseThrow().accessToken());
    assertEquals(browser.clock.instant().plusSeconds(1_209_599), flow.tokens().orElseThrow().lifetime().end().orElseThrow());
    assertEquals(Optional.empty(), flow.pending(), "it began without a code");
    assertEquals(Optional.empty(), flow.codeRequest());
    assertEquals(browser.flows.settings().server(), flow.server());
    until(grant -> browser.logged().equals(List.of(LogEvent.DEVICE_AUTHORIZATION, LogEvent.DEVICE_TOKENS)));
  }

  /** C-24: whoever declined, or came too late, is not asked again. */
  @ParameterizedTest
  @CsvSource({"access_denied, DENIED", "expired_token, EXPIRED", "invalid_grant, REFUSED"})
  void aRefusalEndsThePolling(String words, DevicePolling.State end) {
    start();
    polls.nowAnswering(says(words));

    var ended = afterAPoll(2);

    assertEquals(end, ended.polling().orElseThrow().state());
    forward(60);
    assertFalse(grant().isDue(browser.clock.instant()));
    assertEquals(Optional.empty(), ended.flowId());
  }

  @Test
  void theCodesExpireWithoutAPoll() {
    start();
    forward(300);

    assertEquals(DevicePolling.State.EXPIRED, grant().polling().orElseThrow().state());
  }

  /** C-24: a page that nobody looks at is not polled for; looking at it goes on. */
  @Test
  void aPageThatIsClosedPausesThePolling() {
    start();
    forward(30);
    var closed = browser.state().device().orElseThrow();
    assertFalse(closed.isDue(browser.clock.instant()));
    assertTrue(closed.isPending(browser.clock.instant()));

    assertTrue(grant().isDue(browser.clock.instant()));
  }

  @Test
  void aGrantCanBeCancelledAndALaterOneGoesOn() {
    var first = start();
    browser.flows.cancelDevice(browser.state(), first.id());
    assertEquals(DevicePolling.State.CANCELLED, grant().polling().orElseThrow().state());

    var second = start();
    browser.flows.cancelDevice(browser.state(), first.id());

    assertEquals("2", second.id());
    assertEquals(DevicePolling.State.PENDING, grant().polling().orElseThrow().state());
  }

  /** C-23, C-24: tokens that arrive for a grant that was cancelled meanwhile are not kept, but revoked. */
  @Test
  void tokensThatComeAfterTheCancellationAreRevoked() {
    var first = start();
    polls.nowAnswering(connection -> {
      polls.nowAnswering(FlowDriver.json(200, ""));
      browser.flows.cancelDevice(browser.state(), first.id());
      FlowDriver.json(200, FlowDriver.TOKENS).to(connection);
    });
    forward(2);
    browser.flows.pollDevices();
    polls.nextRequest();

    var cancelled = until(grant -> grant.polling().orElseThrow().state() == DevicePolling.State.CANCELLED);

    assertEquals(Optional.empty(), cancelled.flowId());
    assertEquals(Optional.empty(), browser.flows.flow(browser.state(), null));
  }

  /** C-24: the result of a poll belongs to the grant that was polled for. */
  @Test
  void aPollOfAReplacedGrantChangesNothing() {
    start();
    polls.nowAnswering(connection -> {
      start();
      says("access_denied").to(connection);
    });
    forward(2);
    browser.flows.pollDevices();

    var second = until(grant -> grant.id().equals("2"));

    assertEquals(DevicePolling.State.PENDING, second.polling().orElseThrow().state());
    assertEquals(Optional.empty(), second.lastPoll());
  }

  /** F-12: a double click requests codes once; the other call sees the same grant. */
  @Test
  void twoStartsAtOnceAreOneGrant() {
    browser.open();
    var form = browser.form();
    codes.nowAnswering(connection -> {
      if (codes.requestsLeft() == 1) { // the second starts while the first waits for its response
        var second = new Thread(() -> browser.flows.startDevice(browser.state(), form));
        second.start();
        Wait.until("the second start waits, or has ended", () ->
            !second.isAlive() || second.getState() == Thread.State.TIMED_WAITING);
      }
      FlowDriver.json(200, FakeWebex.deviceCodes("https://login.example/verify")).to(connection);
    });

    browser.flows.startDevice(browser.state(), form);

    assertEquals(1, codes.requestsLeft());
    assertEquals("1", grant().id());
  }

  /** What the server would not begin is shown with its reason, and nothing is polled for. */
  @Test
  void aRefusedStartIsKeptWithItsReason() {
    codes.nowAnswering(FlowDriver.json(400, "{\"error\":\"invalid_scope\"}"));

    var grant = start();

    assertTrue(grant.start().failure().isPresent());
    assertFalse(grant.isPending(browser.clock.instant()));
    forward(60);
    assertFalse(grant().isDue(browser.clock.instant()));
  }

  /** A fault of our own costs one poll, and not the grant. */
  @Test
  void aPollThatCannotBeSentLeavesTheGrantPending() {
    browser = FlowDriver.at(server(URI.create("urn:nowhere")));
    start();
    forward(2);
    var now = browser.clock.instant();
    browser.flows.pollDevices();

    var after = until(grant -> grant.claimedUntil().filter(end -> !end.isAfter(now)).isPresent());

    assertTrue(after.isDue(now), "its claim is given back");
    assertEquals(Optional.empty(), after.lastPoll());
  }

  /** A poll under way is nobody else's, until its claim ends: its owner may have died. */
  @Test
  void aClaimedPollIsNotDue() {
    var grant = start();
    var due = browser.clock.instant().plusSeconds(2);
    var claimed = grant.claimed(due.plusSeconds(60));

    assertTrue(grant.isDue(due));
    assertFalse(claimed.isDue(due));
    assertFalse(claimed.isDue(due.plusSeconds(27)));
    assertTrue(claimed.viewed(due.plusSeconds(60)).isDue(due.plusSeconds(60)));
  }

  @Test
  void aServerWithoutDeviceEndpointsIsSentNothing() {
    for (var missing : List.of(Endpoint.DEVICE_AUTHORIZATION, Endpoint.DEVICE_TOKEN)) {
      var endpoints = new HashMap<>(server(polls.baseUrl()).endpoints());
      endpoints.remove(missing);
      var there = FlowDriver.at(
          new AuthorizationServer(URI.create("https://api.example/v1"), endpoints, List.of(), Optional.empty()));

      var refused = assertThrows(FlowException.class, () -> there.flows.startDevice(there.open(), there.form()));

      assertEquals(StepFault.DEVICE_GRANT_UNSUPPORTED, refused.fault());
    }
    assertEquals(0, codes.requestsLeft());
  }

  @Test
  void withoutAGrantThereIsNothingToViewOrCancel() {
    var state = browser.open();

    browser.flows.cancelDevice(state, "1");

    assertEquals(Optional.empty(), browser.flows.viewDevice(state));
  }

  private DeviceGrant start() {
    return browser.flows.startDevice(browser.open(), browser.form()).orElseThrow();
  }

  /** The grant as the page views it. */
  private DeviceGrant grant() {
    return browser.flows.viewDevice(browser.state()).orElseThrow();
  }

  private void forward(int seconds) {
    browser.clock.forward(Duration.ofSeconds(seconds));
  }

  /** The grant once the poll that is due in so many seconds has been noted, whichever thread sent it. */
  private DeviceGrant afterAPoll(int seconds) {
    forward(seconds);
    browser.flows.pollDevices();
    return until(grant -> grant.lastPoll().isPresent());
  }

  private DeviceGrant until(Predicate<DeviceGrant> condition) {
    return Wait.until("the device grant is polled", () -> {
      browser.flows.pollDevices();
      return grant();
    }, condition);
  }

  private static RawWebex.Response says(String description) {
    return FlowDriver.json(400, "{\"errors\":[{\"description\":\"" + description + "\"}]}");
  }
}
