package playground.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import playground.oauth.OAuthFailure;
import playground.oauth.Scopes;
import playground.oauth.Tokens;
import playground.webex.token.TokenExchange;

/**
 * Where a flow stands with its code and tokens.
 *
 * @param lastExchange the last token request, an exchange or a refresh; empty before the first
 * @param tokens empty before the exchange, and after a refresh that ended the grant
 * @param codeUsed whether the code can no longer be exchanged
 * @param refreshes how many refreshes got a response
 * @param refreshTokenReplaced whether the last successful refresh brought another refresh token
 * @param circumstances what was known when the last token request was over
 * @param clockAtGrant how far the sandbox's clock was ahead when the code came, or later the tokens; zero with another server
 * @param hasUnreportedTry whether a process began a token request and ended before it could store what came of it
 */
public record TokenState(
    Optional<TokenExchange> lastExchange,
    Optional<Tokens> tokens,
    boolean codeUsed,
    int refreshes,
    boolean refreshTokenReplaced,
    Circumstances circumstances,
    Duration clockAtGrant,
    boolean hasUnreportedTry) {

  /**
   * Before the exchange.
   *
   * @param clockOffset how far the sandbox's clock is ahead
   */
  static TokenState before(Duration clockOffset) {
    return new TokenState(Optional.empty(), Optional.empty(), false, 0, false, Circumstances.NONE, clockOffset, false);
  }

  /** After the exchange: tokens use the code up, and so does a failure that says so. */
  TokenState exchanged(TokenExchange exchange, Circumstances known, Scopes requested, Instant receivedAt) {
    var granted = exchange.granted().map(response -> Tokens.of(response, requested, receivedAt));
    var used = granted.isPresent() || exchange.failure().map(OAuthFailure::endsGrant).orElse(false);
    return new TokenState(
        Optional.of(exchange), granted, used, refreshes, refreshTokenReplaced, known, clockAfter(exchange, known),
        hasUnreportedTry && granted.isEmpty());
  }

  /** With tokens that were obtained earlier. */
  TokenState holding(Tokens earlier) {
    return new TokenState(
        lastExchange, Optional.of(earlier), true, refreshes, refreshTokenReplaced, circumstances, clockAtGrant, hasUnreportedTry);
  }

  /** After the end of a process that had begun a token request. */
  TokenState unreported() {
    return new TokenState(lastExchange, tokens, codeUsed, refreshes, refreshTokenReplaced, circumstances, clockAtGrant, true);
  }

  /**
   * After a refresh. Only a rejected refresh token ends the tokens; an unusable response, which hardly came from the
   * authorization server, does not.
   */
  TokenState refreshed(TokenExchange exchange, Circumstances known, Instant receivedAt) {
    var before = tokens.flatMap(Tokens::refreshToken);
    var after = exchange.granted().isPresent()
        ? tokens.map(held -> held.refreshedBy(exchange.granted().get(), receivedAt))
        : tokens.filter(held -> !endsTokens(exchange));
    var replaced = exchange.granted().isPresent()
        ? !after.flatMap(Tokens::refreshToken).equals(before)
        : refreshTokenReplaced;
    return new TokenState(
        Optional.of(exchange), after, codeUsed, refreshes + 1, replaced, known, clockAfter(exchange, known),
        hasUnreportedTry && exchange.granted().isEmpty());
  }

  private Duration clockAfter(TokenExchange exchange, Circumstances known) {
    return exchange.granted().isEmpty()
        ? clockAtGrant
        : known.sandbox().map(Circumstances.SandboxFacts::clockOffset).orElse(Duration.ZERO);
  }

  private static boolean endsTokens(TokenExchange exchange) {
    return exchange.failure().filter(OAuthFailure.RequestDenied.class::isInstance).map(OAuthFailure::endsGrant)
        .orElse(false);
  }
}
