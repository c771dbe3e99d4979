package playground.sandbox.authorize;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import playground.oauth.Form;
import playground.sandbox.store.SignIn;

/**
 * Which pages the client wants shown (OpenID Connect Core §3.1.2.1). A prompt that nobody knows is ignored.
 *
 * @param prompts the values of {@code prompt}, which may be several; empty means as the server sees fit
 * @param maxAge how long ago the person may have signed in, in seconds; empty means any time
 * @param loginHint the e-mail address that the client expects; empty when it has no idea
 */
record AuthenticationParameters(List<String> prompts, Optional<Long> maxAge, Optional<String> loginHint) {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

  /**
   * @throws IllegalArgumentException saying what is wrong
   */
  static AuthenticationParameters of(Form form) {
    var prompts = form.value("prompt").map(text -> List.of(text.strip().split("\\s+"))).orElse(List.of());
    // "If this parameter contains none with any other value, an error is returned" (OpenID Connect Core §3.1.2.1).
    if (prompts.contains("none") && prompts.size() > 1) {
      throw new IllegalArgumentException("prompt has none together with something else");
    }
    var maxAge = form.value("max_age");
    if (maxAge.filter(text -> !SECONDS.matcher(text).matches()).isPresent()) {
      throw new IllegalArgumentException("max_age is no number of seconds");
    }
    return new AuthenticationParameters(prompts, maxAge.map(Long::valueOf), form.value("login_hint"));
  }

  /** "MUST NOT display any authentication or consent user interface pages". */
  boolean isPromptNone() {
    return prompts.contains("none");
  }

  /** Whether the person is to be asked for consent even if it is remembered. */
  boolean demandsConsent() {
    return prompts.contains("consent");
  }

  /** Whether nobody needs to sign in again. "If the elapsed time is greater than this value, the OP MUST …". */
  boolean isContentWith(SignIn signIn, Instant now) {
    var age = Duration.between(signIn.at(), now).toSeconds();
    return !prompts.contains("login")
        && !prompts.contains("select_account")
        && maxAge.filter(most -> age > most).isEmpty()
        && loginHint.filter(email -> !email.equalsIgnoreCase(signIn.person().email())).isEmpty();
  }
}
