package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.sandbox.store.RefreshPolicy;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** S-08: the refresh policies besides Webex's own, which {@link RefreshTest} shows. */
class RefreshPoliciesTest {

  private static final int CALLERS = 50;

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void afterADayAFixedRefreshTokensLifeRunsOn() throws Exception {
    sandbox.refreshPolicy(RefreshPolicy.fixed);
    var token = Json.text(sandbox.tokens(), "refresh_token");
    sandbox.clock.forward(Duration.ofDays(30));

    var answer = sandbox.token(sandbox.refresh(token));

    assertEquals(token, Json.text(answer, "refresh_token"));
    assertEquals(7_775_999 - 30 * 86_400, Json.of(answer).get("refresh_token_expires_in").asInt());
  }

  @Test
  void aFixedRefreshTokenDiesAfterNinetyDaysHoweverOftenItIsUsed() throws Exception {
    sandbox.refreshPolicy(RefreshPolicy.fixed);
    var token = Json.text(sandbox.tokens(), "refresh_token");

    for (var month = 0; month < 2; month++) {
      sandbox.clock.forward(Duration.ofDays(30));
      assertEquals(200, sandbox.token(sandbox.refresh(token)).statusCode());
    }
    sandbox.clock.forward(Duration.ofDays(30));

    assertDead(token);
  }

  /** S-08. */
  @Test
  void aRotatingRefreshBringsAnotherRefreshTokenThatWorks() throws Exception {
    var first = rotating();

    var second = Json.text(sandbox.token(sandbox.refresh(first)), "refresh_token");
    var third = sandbox.token(sandbox.refresh(second));

    assertNotEquals(first, second);
    assertEquals(200, third.statusCode());
  }

  /** S-08: RFC 9700 §4.14.2, replay ends the family; what it brought ends too. */
  @Test
  void aUsedRefreshTokenThatComesAgainKillsTheFamily() throws Exception {
    var first = rotating();
    var second = sandbox.token(sandbox.refresh(first));

    assertDead(first);

    assertDead(Json.text(second, "refresh_token"));
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(second, "access_token")).statusCode());
  }

  @Test
  void theLogTellsThatAUsedRefreshTokenCame() throws Exception {
    var first = rotating();
    sandbox.token(sandbox.refresh(first));
    sandbox.clock.forward(Duration.ofSeconds(12));

    assertDead(first);

    assertEquals("[\"refresh token: used up 12 s ago\"]", sandbox.newestInLog().get("causes").toString());
  }

  /** S-08: another integration with a stolen token ends nothing. */
  @Test
  void aReplayByAnotherIntegrationLeavesTheFamilyAlone() throws Exception {
    var first = rotating();
    var second = Json.text(sandbox.token(sandbox.refresh(first)), "refresh_token");
    var other = sandbox.sandbox().register(
        "Other", URI.create(RunningSandbox.CALLBACK), Scopes.parse("spark:rooms_read"));

    sandbox.token(other.addTo(Form.empty().with("grant_type", "refresh_token").with("refresh_token", first)));

    assertEquals(200, sandbox.token(sandbox.refresh(second)).statusCode());
  }

  /** S-08: rotation is one atomic step. */
  @Test
  void ofFiftyRefreshesAtOnceWithOneTokenExactlyOneIsServed() throws Exception {
    var token = rotating();

    var statuses = atOnce(token);

    assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
    assertEquals(CALLERS - 1, statuses.stream().filter(status -> status == 400).count(), statuses.toString());
  }

  /** S-08: the sandbox's own time of a family ends 90 days after the consent. */
  @Test
  void rotationHasAnAbsoluteEnd() throws Exception {
    var token = rotating();
    for (var month = 0; month < 2; month++) {
      sandbox.clock.forward(Duration.ofDays(30));
      token = Json.text(sandbox.token(sandbox.refresh(token)), "refresh_token");
    }
    sandbox.clock.forward(Duration.ofDays(30));

    assertDead(token);
  }

  /** Webex does not rotate, so the fifty all get through there. */
  @Test
  void ofFiftyRefreshesAtOnceWithASlidingTokenAllAreServed() throws Exception {
    var statuses = atOnce(Json.text(sandbox.tokens(), "refresh_token"));

    assertTrue(statuses.stream().allMatch(status -> status == 200), statuses.toString());
  }

  private String rotating() throws Exception {
    sandbox.refreshPolicy(RefreshPolicy.rotate);
    return Json.text(sandbox.tokens(), "refresh_token");
  }

  private List<Integer> atOnce(String token) throws Exception {
    var start = new CyclicBarrier(CALLERS);
    var callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<Integer>> answers = Stream.generate(() -> callers.submit(() -> {
        start.await();
        return sandbox.token(sandbox.refresh(token)).statusCode();
      })).limit(CALLERS).toList();
      var statuses = new ArrayList<Integer>();
      for (var answer : answers) {
        statuses.add(answer.get());
      }
      return statuses;
    } finally {
      callers.shutdown();
    }
  }

  private void assertDead(String token) throws Exception {
    var answer = sandbox.token(sandbox.refresh(token));

    assertEquals(400, answer.statusCode());
    assertEquals(
        "The refresh token provided is expired, revoked, malformed, or invalid.", Json.description(answer));
  }
}
