/**
 * OAuth 2.0 as values and rules: RFC 6749 (the framework) and RFC 7636 (PKCE).
 *
 * <p>Plain JDK, no I/O, no clock and no randomness of its own, so that it can be read with the RFC open and nothing
 * else. Change a rule here, and only here. In the order of the flow: {@link playground.oauth.AuthorizationRequest}
 * goes out, {@link playground.oauth.PendingAuthorization} verifies what comes back, {@link playground.oauth.VerifiedCode} is
 * the only thing that {@link playground.oauth.TokenRequest.Code} can be made of, and
 * {@link playground.oauth.TokenResponse} is what it buys.
 */
package playground.oauth;
