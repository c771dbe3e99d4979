package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.query;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.A and 1.B: what an administrator, a person and a slow client do to a flow. */
class ConsentFaultsTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void anIntegrationThatTheAdministratorBlockedGetsNoCallback() throws Exception {
    switchOn(FaultType.ADMIN_BLOCKED);

    var page = sandbox.authorize(sandbox.request());

    assertEquals(403, page.statusCode());
    assertEquals(Optional.empty(), page.headers().firstValue("Location"));
    assertEquals("Access denied", Jsoup.parse(page.body()).expectFirst("h1").text());
    assertTrue(page.body().contains("not captured from Webex"));
    assertEquals(200, sandbox.authorize(sandbox.request()).statusCode(), "it struck once");
  }

  @Test
  void aConsentMayTurnOutToBeADecline() throws Exception {
    switchOn(FaultType.CONSENT_DENIED);

    assertEquals(
        Optional.of("access_denied"), query(sandbox.decide(sandbox.request(), "accept")).value("error"));
  }

  @Test
  void aFreshCodeMayCountAsExpired() throws Exception {
    var code = sandbox.code();
    switchOn(FaultType.CODE_EXPIRED);

    var answer = sandbox.token(sandbox.exchange(code));

    assertEquals(400, answer.statusCode());
    assertTrue(Json.description(answer).startsWith("invalid_grant: "));
  }

  private void switchOn(FaultType fault) {
    sandbox.sandbox().faults().replace(List.of(new ActiveFault(fault, "", 0, Optional.of(1))));
  }
}
