package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.without;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 3.1: which scopes may be asked for, and what is then granted. */
class ScopeRulesTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void fewerThanRegisteredMayBeAskedForAndNoMoreIsGranted() throws Exception {
    var answer = sandbox.token(sandbox.exchange(sandbox.code(sandbox.with("scope", "spark:rooms_read"))));

    assertEquals("spark:rooms_read", Json.text(answer, "scope"));
  }

  @Test
  void theOrderOfTheScopesHasNoMeaning() throws Exception {
    assertEquals(200, sandbox.authorize(sandbox.with("scope", "spark:people_read spark:rooms_read")).statusCode());
  }

  @Test
  void aPlusSignSeparatesScopesAsASpaceDoes() throws Exception {
    var target = "/v1/authorize?" + without(sandbox.request(), "scope").encodedForQuery()
        + "&scope=spark:rooms_read+spark:people_read";

    assertEquals(200, sandbox.get(target).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"openid", "email", "profile", "phone", "address", "spark:kms"})
  void openIdScopesAndKmsNeedNoRegistration(String scope) throws Exception {
    assertEquals(200, sandbox.authorize(sandbox.with("scope", "spark:rooms_read " + scope)).statusCode());
  }

  @ParameterizedTest
  @CsvSource({"spark:all, 200", "spark:rooms_read, 302", "meeting:schedules_read, 302"})
  void whoRegisteredSparkAllMustAskForItByThatName(String scope, int status) throws Exception {
    var all = sandbox.sandbox().register("All", URI.create(CALLBACK), Scopes.parse("spark:all"));

    var answer = sandbox.authorize(
        without(sandbox.with("scope", scope), "client_id").with("client_id", all.clientId()));

    assertEquals(status, answer.statusCode());
  }
}
