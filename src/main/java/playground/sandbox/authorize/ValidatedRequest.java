package playground.sandbox.authorize;

import java.util.Optional;
import playground.oauth.Scopes;
import playground.sandbox.store.Integration;
import playground.sandbox.store.PkceChallenge;

/**
 * An authorization request in which nothing is wrong; only {@link AuthorizationCheck} makes one.
 *
 * @param redirectUriSent whether the request named the redirect URI; if so, the exchange must name the same
 * @param challenge empty when the client does without PKCE
 * @param nonce for the ID token; empty when none was sent
 * @param authentication which pages the client wants the person to see
 */
record ValidatedRequest(
    Integration integration,
    ReturnAddress address,
    boolean redirectUriSent,
    Scopes scopes,
    Optional<PkceChallenge> challenge,
    Optional<String> nonce,
    AuthenticationParameters authentication) {}
