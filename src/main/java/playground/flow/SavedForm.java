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
 * @param state of a form that has not been submitted yet; empty once it has, because a state is used once
 */
public record SavedForm(
    Optional<ClientCredentials> credentials,
    String scope,
    Optional<String> redirectUri,
    boolean pkce,
    AuthenticationFields authentication,
    Optional<String> state) {

  public SavedForm withScope(String other) {
    return new SavedForm(credentials, other, redirectUri, pkce, authentication, state);
  }

  SavedForm withState(String typed) {
    return new SavedForm(credentials, scope, redirectUri, pkce, authentication, Optional.of(typed));
  }

  /** Hides the state. */
  @Override
  public String toString() {
    return "SavedForm[hidden]";
  }
}
