package playground.text;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import playground.oauth.Form;
import playground.oauth.Tokens;

/** The parameters of the authorization request, each explained in a sentence. */
public final class ParameterTexts {

  /** One of them, as shown. */
  public record Explained(String name, String value, String meaning) {
    /** Without the value: the state is among them. */
    @Override
    public String toString() {
      return name + "=…";
    }
  }

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          entry("response_type", "The response that is requested: a code, which the playground exchanges for tokens without the browser."),
          entry("client_id", "Identifies the integration. The server looks up its name, Redirect URIs and scopes."),
          entry(
              "redirect_uri",
              "Where the server redirects the browser. It must equal a registered Redirect URI, character by character."),
          entry("scope", "The permissions that the integration requests. Each must be registered with it."),
          entry(
              "state",
              "A random value that the server returns unchanged. It proves that the callback belongs to this browser's request."),
          entry("nonce", "A random value that comes back in the ID token. It proves that the ID token was issued for this request."),
          entry(
              "prompt",
              "Which page the server shows. With select_account or login you can choose another account; with none it shows"
                  + " no page, and refuses when nobody is signed in."),
          entry("login_hint", "The e-mail address that the server fills in on the sign-in page."),
          entry("max_age", "The longest time in seconds since the last sign-in. After that, the server asks to sign in again."),
          entry("code_challenge", "PKCE: the SHA-256 of the code verifier, which the playground sends in the exchange only."),
          entry("code_challenge_method", "PKCE: how the challenge is computed from the verifier."));

  private ParameterTexts() {}

  /** How the granted scopes compare with the requested ones. */
  public static String grantedScopes(Tokens tokens) {
    if (tokens.granted().isEmpty()) {
      return "The response doesn't name the scopes, so they are as requested.";
    }
    if (tokens.granted().get().sameAs(tokens.requested())) {
      return "As requested.";
    }
    return "Different from the requested scopes: " + (tokens.requested().isEmpty() ? "none" : tokens.requested());
  }

  public static List<Explained> explained(Form parameters) {
    return parameters.parameters().stream()
        .map(p -> new Explained(p.name(), p.value(), MEANINGS.getOrDefault(p.name(), "")))
        .toList();
  }
}
