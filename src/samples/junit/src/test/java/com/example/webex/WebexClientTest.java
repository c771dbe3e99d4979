package com.example.webex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.webex.WebexClient.AuthorizationRequiredException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import playground.sandbox.fault.FaultType;
import playground.sandbox.testing.Fault;
import playground.sandbox.testing.SandboxIntegration;
import playground.sandbox.testing.WebexSandbox;
import playground.sandbox.testing.WebexSandboxExtension;

/**
 * How to test a client of Webex without Webex: each test gets a sandbox of its own, and needs no network, no account and no
 * waiting.
 *
 * <ol>
 *   <li>Let your client take its base URL, and whatever sleeps, as arguments.
 *   <li>{@code sandbox.tokens(…)} gives tokens without the flow. To test the flow too, pass the URL to which your client
 *       sends the browser to {@code sandbox.authorize(…)}, and the callback that it returns to your client.
 *   <li>{@code sandbox.clock().forward(…)} makes tokens expire, {@code sandbox.fault(…)} breaks responses as Webex does.
 *   <li>{@code sandbox.log()} shows what your client sent. When a test fails it is printed, with the true cause of every
 *       refusal.
 * </ol>
 */
@ExtendWith(WebexSandboxExtension.class)
class WebexClientTest {

  private final WebexSandbox sandbox;
  private final WebexClient client;
  private final List<Duration> waits = new ArrayList<>();

  WebexClientTest(WebexSandbox sandbox) {
    this.sandbox = sandbox;
    this.client = new WebexClient(
        sandbox.baseUrl(), SandboxIntegration.CLIENT_ID, SandboxIntegration.CLIENT_SECRET, waits::add);
    var tokens = sandbox.tokens("spark:rooms_read");
    client.signIn(tokens.accessToken(), tokens.refreshToken());
  }

  @Test
  void listsTheRooms() throws Exception {
    assertTrue(client.rooms().contains("Welcome to the sandbox"));
  }

  @Test
  void refreshesAnExpiredAccessTokenOnce() throws Exception {
    sandbox.clock().forward(Duration.ofDays(15));

    assertTrue(client.rooms().contains("Welcome to the sandbox"));
    assertEquals(1, refreshes());
    client.rooms();
    assertEquals(1, refreshes(), "the new access token is used from then on");
  }

  @Test
  void doesNotRefreshWithoutEndWhenThatDoesNotHelp() {
    sandbox.fault(FaultType.ACCESS_TOKEN_EXPIRED, "/v1/rooms");

    assertThrows(IOException.class, client::rooms);
    assertEquals(1, refreshes());
  }

  @Test
  void asksForANewAuthorizationWhenTheRefreshTokenIsRevoked() {
    sandbox.revokeTokens();

    var failure = assertThrows(AuthorizationRequiredException.class, client::rooms);
    assertTrue(failure.getMessage().endsWith("Authorize again."));
    assertEquals(1, refreshes(), "and does not try again");
  }

  @Test
  void waitsAsLongAsWebexSays() throws Exception {
    sandbox.fault(Fault.of(FaultType.TOO_MANY_REQUESTS).at("/v1/rooms").seconds(7).times(2));

    assertTrue(client.rooms().contains("Welcome to the sandbox"));
    assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(7)), waits);
  }

  private long refreshes() {
    return sandbox.log().stream().filter(request -> "refresh_token".equals(request.parameters().get("grant_type"))).count();
  }
}
