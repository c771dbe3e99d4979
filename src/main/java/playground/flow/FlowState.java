package playground.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.PendingAuthorization;
import playground.oauth.Secret;
import playground.oauth.TokenRequest;
import playground.oauth.Tokens;
import playground.oauth.VerifiedCode;
import playground.webex.identity.Identity;
import playground.webex.token.TokenExchange;

/**
 * One flow, from the verified callback (or the granted device) on. An immutable value: each step makes the next one,
 * and the {@link FlowStore} decides which of two that were made at the same time counts.
 *
 * @param id tells the flows of one browser apart; worth nothing to anybody else
 * @param version counts the changes; the store alone sets it
 * @param tokenState where it stands with its code and tokens
 * @param checks the calls of the last check and what was known then; empty before the first, and after a refresh
 * @param identity the last check of the ID token; empty before the first, and after a refresh
 * @param running the steps under way, each with the moment at which its claim ends
 */
public record FlowState(
    String id,
    long version,
    FlowOrigin origin,
    ClientCredentials credentials,
    TokenState tokenState,
    List<CheckedCall> checks,
    Optional<Identity> identity,
    Map<FlowStep, Instant> running) {

  public FlowState {
    checks = List.copyOf(checks);
    running = Map.copyOf(running);
  }

  /**
   * A flow whose code has come back; nothing has been exchanged yet.
   *
   * @param clockOffset how far the sandbox's clock is ahead; zero with another server
   */
  static FlowState of(String id, VerifiedCode code, Instant now, Duration clockOffset) {
    return new FlowState(
        id, 0, FlowOrigin.of(code, now), code.pending().credentials(), TokenState.before(clockOffset), List.of(),
        Optional.empty(), Map.of());
  }

  /** A flow without a code: a device was granted its tokens (RFC 8628 §3.5). */
  static FlowState of(String id, FlowOrigin origin, ClientCredentials credentials) {
    return new FlowState(
        id, 0, origin, credentials, TokenState.before(Duration.ZERO), List.of(), Optional.empty(), Map.of());
  }

  public AuthorizationServer server() {
    return origin.server();
  }

  /** The authorization request that this flow began with; empty for a device grant. */
  public Optional<PendingAuthorization> pending() {
    return origin.code().map(VerifiedCode::pending);
  }

  public Optional<Tokens> tokens() {
    return tokenState.tokens();
  }

  public Optional<TokenExchange> lastExchange() {
    return tokenState.lastExchange();
  }

  /** What was known when the last token request was over. */
  public Circumstances circumstances() {
    return tokenState.circumstances();
  }

  /** The request of step 3; empty once the code cannot be exchanged any more. */
  public Optional<TokenRequest.Code> codeRequest() {
    return tokenState.codeUsed() ? Optional.empty() : origin.code().map(TokenRequest.Code::new);
  }

  /** The refresh request; empty when there is no refresh token. */
  public Optional<TokenRequest.Refresh> refreshRequest() {
    return tokens().flatMap(Tokens::refreshToken).map(TokenRequest.Refresh::new);
  }

  /** Whether an ID token was requested, or came without a request. */
  public boolean asksForIdentity() {
    return origin.requested().contains("openid") || tokens().flatMap(Tokens::idToken).isPresent();
  }

  /** Whether a request of this flow is under way. */
  public boolean isBusy(Instant now) {
    return running.values().stream().anyMatch(now::isBefore);
  }

  /** Whether this step is claimed. */
  public boolean isRunning(FlowStep step, Instant now) {
    return Optional.ofNullable(running.get(step)).filter(now::isBefore).isPresent();
  }

  /** With the step claimed until that moment. An earlier claim that was never given back left a try without a report. */
  public FlowState claimed(FlowStep step, Instant until) {
    var more = new EnumMap<FlowStep, Instant>(FlowStep.class);
    more.putAll(running);
    var isUnreported = more.put(step, until) != null && (step == FlowStep.EXCHANGE || step == FlowStep.REFRESH);
    return (isUnreported ? with(tokenState.unreported()) : this).withRunning(more);
  }

  /** With the step's claim given back, unless it has ended since and somebody else has claimed the step. */
  public FlowState released(FlowStep step, Instant until) {
    var fewer = new EnumMap<FlowStep, Instant>(FlowStep.class);
    fewer.putAll(running);
    fewer.remove(step, until);
    return withRunning(fewer);
  }

  /** The same as the next version. */
  public FlowState next() {
    return new FlowState(id, version + 1, origin, credentials, tokenState, checks, identity, running);
  }

  private FlowState withRunning(Map<FlowStep, Instant> steps) {
    return new FlowState(id, version, origin, credentials, tokenState, checks, identity, steps);
  }

  FlowState withSecret(Secret secret) {
    return new FlowState(
        id, version, origin, credentials.withSecret(secret), tokenState, checks, identity, running);
  }

  FlowState exchanged(TokenExchange exchange, Circumstances known, Instant receivedAt) {
    return with(tokenState.exchanged(exchange, known, origin.requested(), receivedAt));
  }

  /** With tokens that were obtained earlier. */
  FlowState holding(Tokens tokens) {
    return with(tokenState.holding(tokens));
  }

  /** With what a refresh brought; results that belong to the access token before are dropped with it. */
  FlowState refreshed(TokenExchange exchange, Circumstances known, Instant receivedAt) {
    var after = tokenState.refreshed(exchange, known, receivedAt);
    return after.tokens().equals(tokenState.tokens()) ? with(after) : with(after).withoutResults();
  }

  private FlowState with(TokenState after) {
    return new FlowState(id, version, origin, credentials, after, checks, identity, running);
  }

  private FlowState withoutResults() {
    return new FlowState(id, version, origin, credentials, tokenState, List.of(), Optional.empty(), running);
  }

  /** With the calls of a check, unless the token that they were made with has been replaced since. */
  FlowState checked(List<CheckedCall> calls, Tokens used) {
    return tokens().equals(Optional.of(used))
        ? new FlowState(id, version, origin, credentials, tokenState, calls, identity, running)
        : this;
  }

  /** With the check of the ID token, unless it has been replaced since. */
  FlowState identified(Identity found, Tokens used) {
    return tokens().equals(Optional.of(used))
        ? new FlowState(id, version, origin, credentials, tokenState, checks, Optional.of(found), running)
        : this;
  }

  /** Hides code, tokens and secret. */
  @Override
  public String toString() {
    return "FlowState[" + id + ", version " + version + "]";
  }
}
