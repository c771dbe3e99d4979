/**
 * The authorization server: {@link playground.sandbox.broker.AuthorizeServlet} asks the person (RFC 6749 §3.1),
 * {@link playground.sandbox.broker.AccessTokenServlet} answers the integration (§3.2). The sentence that demands a
 * check stands above it; "contract" is what is known of Webex.
 */
package playground.sandbox.broker;
