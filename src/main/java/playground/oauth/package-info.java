/**
 * OAuth 2.0 as values and rules: RFC 6749 (the framework), RFC 7636 (PKCE), RFC 8628 (device grant), and the parameters
 * of OpenID Connect. JDK only, without I/O, so that it can be read beside the RFC.
 *
 * <p>In the order of the flow: {@link playground.oauth.AuthorizationRequest} goes out, and
 * {@link playground.oauth.PendingAuthorization} verifies the callback. Only a {@link playground.oauth.VerifiedCode} makes
 * a {@link playground.oauth.TokenRequest.Code}, and {@link playground.oauth.TokenResponse} is the result.
 */
package playground.oauth;
