package playground.sandbox.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static playground.testing.RunningSandbox.CALLBACK;
import static playground.testing.RunningSandbox.SCOPES;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.RefreshPolicy;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.B, "Reconciliation": the policies beside {@code sliding}, which {@link RefreshTest} shows. */
class RefreshPolicyTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void underFixedTheLifeRunsOnFromTheConsent() throws Exception {
    var client = client(RefreshPolicy.fixed);
    var token = Json.text(tokens(client), "refresh_token");
    sandbox.clock.forward(Duration.ofDays(30));

    var refreshed = refresh(client, token);

    assertEquals(token, Json.text(refreshed, "refresh_token"));
    assertEquals(7_775_999 - 30 * 86_400, Json.of(refreshed).get("refresh_token_expires_in").asInt());
  }

  /** S-08: rotate, replay old → 400, new → 400. */
  @Test
  void underRotateAReplayOfAUsedTokenEndsTheWholeFamily() throws Exception {
    var client = client(RefreshPolicy.rotate);
    var first = Json.text(tokens(client), "refresh_token");

    var second = refresh(client, first);
    assertNotEquals(first, Json.text(second, "refresh_token"));
    assertEquals(200, sandbox.api("/v1/rooms", Json.text(second, "access_token")).statusCode());

    assertEquals(400, refresh(client, first).statusCode());
    assertEquals(400, refresh(client, Json.text(second, "refresh_token")).statusCode());
    assertEquals(401, sandbox.api("/v1/rooms", Json.text(second, "access_token")).statusCode());
  }

  /** RFC 9700 §4.14.2, and ASVS 10.4.8: rotation does not make a consent last for ever. */
  @Test
  void underRotateTheFamilyEndsWhenItsFirstWouldHave() throws Exception {
    var client = client(RefreshPolicy.rotate);
    var first = Json.text(tokens(client), "refresh_token");
    sandbox.clock.forward(Duration.ofDays(60));

    var second = refresh(client, first);
    sandbox.clock.forward(Duration.ofDays(30));

    assertEquals(7_775_999 - 60 * 86_400, Json.of(second).get("refresh_token_expires_in").asInt());
    assertEquals(400, refresh(client, Json.text(second, "refresh_token")).statusCode());
  }

  /** S-08: 50 parallel refreshes with one token → one 200. */
  @Test
  void underRotateExactlyOneOfFiftyParallelRefreshesIsServed() throws Exception {
    var client = client(RefreshPolicy.rotate);
    var token = Json.text(tokens(client), "refresh_token");
    var threads = Executors.newFixedThreadPool(16);
    Callable<HttpResponse<String>> call = () -> refresh(client, token);

    var served = 0;
    for (var answer : threads.invokeAll(Collections.nCopies(50, call))) {
      served += answer.get().statusCode() == 200 ? 1 : 0;
    }
    threads.shutdown();

    assertEquals(1, served);
  }

  /** S-08: somebody else's replay, with credentials of their own, ends nothing. */
  @Test
  void underRotateAnotherIntegrationCannotEndTheFamily() throws Exception {
    var client = client(RefreshPolicy.rotate);
    var first = Json.text(tokens(client), "refresh_token");
    var second = Json.text(refresh(client, first), "refresh_token");

    assertEquals(400, refresh(client(RefreshPolicy.rotate), first).statusCode());
    assertEquals(200, refresh(client, second).statusCode());
  }

  /** A refused scope must not cost the token. */
  @Test
  void underRotateARefusedRefreshDoesNotUseTheTokenUp() throws Exception {
    var client = client(RefreshPolicy.rotate);
    var token = Json.text(tokens(client), "refresh_token");
    var form = Form.empty().with("grant_type", "refresh_token").with("refresh_token", token).with("scope", "spark:all");

    assertEquals(400, sandbox.token(client.addTo(form)).statusCode());
    assertEquals(200, refresh(client, token).statusCode());
  }

  private ClientCredentials client(RefreshPolicy policy) {
    return sandbox.sandbox().register(new ClientMetadata(
        "With a policy", "", "", List.of(URI.create(CALLBACK)), Scopes.parse(SCOPES), false, policy));
  }

  private HttpResponse<String> tokens(ClientCredentials client) throws Exception {
    var code = sandbox.code(sandbox.with("client_id", client.clientId()));
    return sandbox.token(client.addTo(Form.empty()
        .with("grant_type", "authorization_code").with("code", code).with("redirect_uri", CALLBACK)));
  }

  private HttpResponse<String> refresh(ClientCredentials client, String token) throws Exception {
    return sandbox.token(client.addTo(
        Form.empty().with("grant_type", "refresh_token").with("refresh_token", token)));
  }
}
