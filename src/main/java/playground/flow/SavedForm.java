package playground.flow;

import java.util.Optional;
import playground.oauth.ClientCredentials;

/**
 * What the request form was last submitted with, so that nothing typed is lost.
 *
 * @param credentials empty when no client id was typed; the secret in it never goes back to the browser
 * @param scope as typed
 * @param redirectUri as typed; empty for this playground's
 * @param pkce whether a code challenge is sent
 * @param authentication how the person is to sign in
 */
public record SavedForm(
    Optional<ClientCredentials> credentials,
    String scope,
    Optional<String> redirectUri,
    boolean pkce,
    AuthenticationFields authentication) {}
