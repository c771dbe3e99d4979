package playground.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * How the person is to sign in, as far as the client has a say (OpenID Connect Core §3.1.2.1); empty leaves it to the
 * server.
 *
 * @param nonce sent when {@code openid} is requested
 * @param prompt {@code none} shows no page, {@code login} and {@code select_account} let somebody else sign in
 * @param loginHint who probably signs in, by e-mail address
 * @param maxAge longest time since the person last typed a password; sent as whole seconds
 */
public record AuthenticationParameters(
    Optional<Nonce> nonce, Optional<String> prompt, Optional<String> loginHint, Optional<Duration> maxAge) {

  /** All left to the server. */
  public static final AuthenticationParameters NONE =
      new AuthenticationParameters(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  Form addTo(Form form) {
    var all = form;
    all = with(all, "nonce", nonce.map(Nonce::value));
    all = with(all, "prompt", prompt);
    all = with(all, "login_hint", loginHint);
    return with(all, "max_age", maxAge.map(age -> Long.toString(age.toSeconds())));
  }

  private static Form with(Form form, String name, Optional<String> value) {
    return value.map(v -> form.with(name, v)).orElse(form);
  }
}
