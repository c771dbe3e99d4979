package playground.web.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import playground.oauth.PendingAuthorization;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.OAuthFailure;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.TokenRequest;
import playground.oauth.Tokens;
import playground.oauth.VerifiedCode;
import playground.webex.ApiCall;
import playground.webex.HttpExchange;
import playground.webex.Identity;
import playground.webex.TokenExchange;
import playground.webex.WebexEndpoints;

/**
 * One walk through the flow, from the verified callback on. A browser with several tabs has several. Every step of it
 * talks to the Webex that the browser was sent to, whatever the settings say meanwhile.
 */
public final class Flow {

  private final String id;
  private final HttpLog timeline;
  private final Optional<VerifiedCode> verified;
  private final AuthorizationServer server;
  private final Scopes requested;
  private final SingleFlight exchanging = new SingleFlight();
  private final SingleFlight refreshing = new SingleFlight();
  private final SingleFlight checking = new SingleFlight();
  private final SingleFlight identifying = new SingleFlight();

  private ClientCredentials credentials;
  private boolean codeSpent;
  private int refreshes;
  private boolean isRefreshTokenNew;
  private Optional<TokenExchange> lastExchange = Optional.empty();
  private Optional<Tokens> tokens = Optional.empty();
  private List<ApiCall> checks = List.of();
  private Optional<Identity> identity = Optional.empty();

  /** A walk by way of the browser: its code has come back. */
  Flow(String id, HttpLog timeline, VerifiedCode verified) {
    this.id = id;
    this.timeline = timeline;
    this.verified = Optional.of(verified);
    this.server = verified.attempt().server();
    this.requested = verified.attempt().request().scopes();
    this.credentials = verified.attempt().credentials();
  }

  /** A walk without a code: a device has been let in, and its tokens have come (RFC 8628 §3.5). */
  Flow(
      String id, HttpLog timeline, AuthorizationServer server, ClientCredentials credentials, Scopes requested) {
    this.id = id;
    this.timeline = timeline;
    this.verified = Optional.empty();
    this.server = server;
    this.requested = requested;
    this.credentials = credentials;
    this.codeSpent = true;
  }

  /** Tells this walk from others of the same browser; worth nothing to anybody else. */
  public String id() {
    return id;
  }

  public WebexEndpoints webex() {
    return WebexEndpoints.of(server);
  }

  /** Where all of this walk's requests go. */
  public AuthorizationServer server() {
    return server;
  }

  /** What the browser was sent away with; empty when a device was let in. */
  public Optional<PendingAuthorization> attempt() {
    return verified.map(VerifiedCode::attempt);
  }

  /** The code as it came back, for showing; empty when a device was let in. */
  public Optional<Secret> code() {
    return verified.map(VerifiedCode::code);
  }

  public synchronized ClientCredentials credentials() {
    return credentials;
  }

  /**
   * Uses another client secret from now on, in this walk.
   *
   * @param typed blank means: the one that was set up
   * @param setUp for this walk's client id; empty means: the one there is
   */
  public synchronized void useSecret(String typed, Optional<Secret> setUp) {
    var chosen = typed.isBlank() ? setUp : Optional.of(new Secret(typed.strip()));
    credentials = chosen.map(credentials::withSecret).orElse(credentials);
  }

  /** The request of step 3; empty once the code has been used up. */
  public synchronized Optional<TokenRequest.Code> codeRequest() {
    return codeSpent ? Optional.empty() : verified.map(TokenRequest.Code::new);
  }

  /** The refresh request; empty when there is no refresh token. */
  public synchronized Optional<TokenRequest.Refresh> refreshRequest() {
    return tokens.flatMap(Tokens::refreshToken).map(TokenRequest.Refresh::new);
  }

  /** How many refreshes have been answered; a form that shows another number has been sent off before. */
  public synchronized int refreshes() {
    return refreshes;
  }

  /** Whether the last refresh that went well brought another refresh token. */
  public synchronized boolean isRefreshTokenNew() {
    return isRefreshTokenNew;
  }

  /** How the last token request went, be it an exchange or a refresh; empty before the first. */
  public synchronized Optional<TokenExchange> lastExchange() {
    return lastExchange;
  }

  /** What was obtained; empty before the exchange, and after a refresh that ended the grant. */
  public synchronized Optional<Tokens> tokens() {
    return tokens;
  }

  /** The calls of the last check; empty before the first, and after a refresh. */
  public synchronized List<ApiCall> checks() {
    return checks;
  }

  /** Who signed in, as last checked; empty before, and after a refresh. */
  public synchronized Optional<Identity> identity() {
    return identity;
  }

  /** Whether this walk asked who signs in, or was told unasked. */
  public synchronized boolean asksForIdentity() {
    return requested.contains("openid") || tokens.flatMap(Tokens::idToken).isPresent();
  }

  /** Whether a request to Webex is under way for this walk. */
  public boolean isBusy() {
    return exchanging.isRunning() || refreshing.isRunning() || checking.isRunning() || identifying.isRunning();
  }

  /** Runs the exchange; a second click meanwhile waits for the first. */
  public void exchangeOnce(Runnable step) {
    exchanging.run(step);
  }

  /** Runs the refresh; a second click meanwhile waits for the first. */
  public void refreshOnce(Runnable step) {
    refreshing.run(step);
  }

  /** Runs the check; a second click meanwhile waits for the first. */
  public void checkOnce(Runnable step) {
    checking.run(step);
  }

  /** Runs the check of the ID token; a second click meanwhile waits for the first. */
  public void identifyOnce(Runnable step) {
    identifying.run(step);
  }

  /** Notes how the exchange went: tokens use the code up, and so does a failure that says so. */
  public synchronized void exchanged(TokenExchange exchange, Instant answeredAt) {
    timeline.called("We trade the code for tokens", exchange.exchange());
    noteTokens(exchange, answeredAt);
  }

  private void noteTokens(TokenExchange exchange, Instant answeredAt) {
    lastExchange = Optional.of(exchange);
    tokens = exchange.granted().map(answer -> Tokens.of(answer, requested, answeredAt));
    codeSpent = tokens.isPresent() || endedTheGrant(exchange);
  }

  /** Notes the tokens that a device was granted. */
  public synchronized void granted(TokenExchange exchange, Instant answeredAt) {
    timeline.called("The device is let in", exchange.exchange());
    noteTokens(exchange, answeredAt);
  }

  /**
   * Notes how the refresh went: a refusal of the refresh token itself ends what was granted, nothing else does, least
   * of all an unusable answer, which is hardly Webex's own.
   */
  public synchronized void refreshed(TokenExchange exchange, Instant answeredAt) {
    timeline.called("We refresh the token", exchange.exchange());
    refreshes++;
    lastExchange = Optional.of(exchange);
    if (exchange.granted().isPresent()) {
      var before = tokens.flatMap(Tokens::refreshToken);
      tokens = tokens.map(held -> held.refreshedBy(exchange.granted().get(), answeredAt));
      isRefreshTokenNew = !tokens.flatMap(Tokens::refreshToken).equals(before);
      checks = List.of();
      identity = Optional.empty();
    } else if (endedTheGrant(exchange)) {
      tokens = Optional.empty();
      checks = List.of();
      identity = Optional.empty();
    }
  }

  /** Notes a message that belongs to none of the steps. */
  public void called(String title, HttpExchange exchange) {
    timeline.called(title, exchange);
  }

  public synchronized void checked(List<ApiCall> calls) {
    checks = List.copyOf(calls);
    calls.forEach(call -> timeline.called("We call the API", call.exchange()));
  }

  public synchronized void identified(Identity found) {
    identity = Optional.of(found);
    found.userinfo().ifPresent(exchange -> timeline.called("We ask who the token's owner is", exchange));
  }

  private static boolean endedTheGrant(TokenExchange exchange) {
    return exchange.failure().map(OAuthFailure::endsGrant).orElse(false);
  }

  @Override
  public String toString() {
    return "Flow[" + id + "]";
  }
}
