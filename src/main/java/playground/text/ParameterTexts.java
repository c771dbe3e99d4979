package playground.text;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import playground.oauth.Form;
import playground.oauth.Tokens;

/** The parameters of the authorization request, each with a sentence for whoever sees it for the first time. */
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
          entry("response_type", "What we want back: a code, which the server then exchanges for tokens without the browser."),
          entry("client_id", "The integration that makes the request. Webex looks up its name, Redirect URIs and scopes."),
          entry(
              "redirect_uri",
              "Where Webex sends the browser afterwards. Compared character by character with the registered ones."),
          entry("scope", "What the integration wants to be allowed to do. Each must have been registered."),
          entry(
              "state",
              "Random, and returned unchanged. It proves that the callback belongs to this browser's request."),
          entry("nonce", "Random, and comes back inside the ID token: so we know that it was made for this question."),
          entry(
              "prompt",
              "Which page Webex shows. If it keeps signing in the wrong account from an old session, select_account or"
                  + " login lets you choose another; none shows no page and is refused when nobody is signed in."),
          entry("login_hint", "Who probably signs in: Webex fills the address in."),
          entry("max_age", "Longest time, in seconds, since the person last signed in; after that they must do it again."),
          entry("code_challenge", "PKCE: the SHA-256 of a secret that only this playground knows until the exchange."),
          entry("code_challenge_method", "How the challenge was made from the secret."));

  private ParameterTexts() {}

  /** How the granted scopes compare with the requested ones. */
  public static String grantedScopes(Tokens tokens) {
    if (tokens.granted().isEmpty()) {
      return "The response does not name them, which means: as requested.";
    }
    if (tokens.granted().get().sameAs(tokens.requested())) {
      return "Exactly what was requested.";
    }
    return "Not what was requested, which was: " + (tokens.requested().isEmpty() ? "nothing" : tokens.requested());
  }

  public static List<Explained> explained(Form parameters) {
    return parameters.parameters().stream()
        .map(p -> new Explained(p.name(), p.value(), MEANINGS.getOrDefault(p.name(), "")))
        .toList();
  }
}
