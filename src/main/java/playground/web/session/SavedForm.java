package playground.web.session;

import java.util.Optional;
import playground.oauth.ClientCredentials;

/**
 * What step 1's form was last sent off with, so that nothing typed is lost.
 *
 * @param credentials the secret in it never goes back to the browser
 * @param scope as typed
 * @param pkce whether a code challenge was asked for
 * @param signIn how the person was to sign in
 */
public record SavedForm(Optional<ClientCredentials> credentials, String scope, boolean pkce, AuthenticationFields signIn) {}
