package playground.sandbox.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.query;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Device;
import playground.testing.RunningSandbox;

/** For programs without a browser: the sandbox answers its own pages. */
class ConsentPolicyTest {

  @RegisterExtension final RunningSandbox accepting = new RunningSandbox(ConsentPolicy.Mode.accept);
  @RegisterExtension final RunningSandbox denying = new RunningSandbox(ConsentPolicy.Mode.deny);

  @Test
  void acceptSendsACodeAtOnceAlsoWherePagesAreForbidden() throws Exception {
    var plain = accepting.authorize(accepting.request());
    var silent = accepting.authorize(accepting.with("prompt", "none"));

    assertEquals(302, plain.statusCode());
    assertTrue(query(plain).value("code").isPresent());
    assertTrue(query(silent).value("code").isPresent());
  }

  /** RFC 9110 §9.2.1: HEAD is safe. */
  @Test
  void headBringsNoCode() throws Exception {
    for (var request : List.of(accepting.request(), accepting.with("prompt", "none"))) {
      var answer = accepting.raw("HEAD /v1/authorize?" + request.encodedForQuery()
          + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

      assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
      assertFalse(answer.contains("code="), answer);
    }
  }

  @Test
  void denySendsAccessDeniedAtOnce() throws Exception {
    assertEquals(Optional.of("access_denied"), query(denying.authorize(denying.request())).value("error"));
  }

  @Test
  void aDeviceIsAcceptedOrDeniedAtItsFirstQuestion() throws Exception {
    assertEquals(200, Device.begin(accepting).poll().statusCode());
    assertEquals("access_denied", Device.begin(denying).refusal());
  }
}
