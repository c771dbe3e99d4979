package playground.web.html;

import java.util.List;
import java.util.Map;
import playground.oauth.Form;

/** The parameters of the authorization request, each with a sentence for whoever sees it for the first time. */
public final class Parameters {

  /** One of them, as shown. */
  public record Explained(String name, String value, String meaning) {
    /** Without the value: the state is among them. */
    @Override
    public String toString() {
      return name + "=…";
    }
  }

  private static final Map<String, String> MEANINGS =
      Map.of(
          "response_type", "What we want back: a code, to be exchanged for tokens behind the browser's back.",
          "client_id", "Who asks. Webex looks up the integration's name, Redirect URIs and scopes by it.",
          "redirect_uri",
              "Where Webex sends the browser afterwards. Compared character by character with the registered ones.",
          "scope", "What the integration wants to be allowed to do. Each must have been registered.",
          "state", "Random, and comes back unchanged: so we know that the answer belongs to this browser's question.",
          "code_challenge", "PKCE: the SHA-256 of a secret that only this playground knows until the exchange.",
          "code_challenge_method", "How the challenge was made from the secret.");

  private Parameters() {}

  public static List<Explained> explained(Form parameters) {
    return parameters.parameters().stream()
        .map(p -> new Explained(p.name(), p.value(), MEANINGS.getOrDefault(p.name(), "")))
        .toList();
  }
}
