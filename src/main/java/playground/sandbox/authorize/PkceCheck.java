package playground.sandbox.authorize;

import java.util.Optional;
import playground.oauth.Form;
import playground.sandbox.store.PkceChallenge;

/** Reads the PKCE parameters of an authorization request (RFC 7636 §4.3, §4.4.1). */
final class PkceCheck {

  private PkceCheck() {}

  /**
   * @return empty when the client does without PKCE
   * @throws IllegalArgumentException saying what is wrong with them, without repeating them
   */
  static Optional<PkceChallenge> challenge(Form query) {
    var challenge = query.value("code_challenge");
    var method = query.value("code_challenge_method");
    if (challenge.isEmpty()) {
      if (method.isPresent()) {
        throw new IllegalArgumentException("code_challenge_method without code_challenge");
      }
      return Optional.empty();
    }
    // "defaults to "plain" if not present in the request" (RFC 7636 §4.3); Webex does not say (contract, 1.A).
    var known = PkceChallenge.Method.named(method.orElse("plain"))
        .orElseThrow(() -> new IllegalArgumentException("code_challenge_method is neither S256 nor plain"));
    return Optional.of(new PkceChallenge(known, challenge.get()));
  }
}
