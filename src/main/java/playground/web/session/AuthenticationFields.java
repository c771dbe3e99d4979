package playground.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.oauth.Nonce;
import playground.oauth.AuthenticationParameters;

/**
 * The part of step 1's form that says how the person is to sign in, as typed; blank leaves it to Webex.
 *
 * @param maxAge in seconds
 */
public record AuthenticationFields(String prompt, String loginHint, String maxAge) {

  /** As a browser finds them. */
  public static final AuthenticationFields BLANK = new AuthenticationFields("", "", "");

  /** What can be chosen, the first meaning nothing. */
  public static final List<String> PROMPTS = List.of("", "none", "login", "select_account");

  /** These with what was sent in place of what was shown. */
  public AuthenticationFields sent(HttpServletRequest request) {
    return new AuthenticationFields(
        FormFields.field(request, "prompt").orElse(prompt).strip(),
        FormFields.field(request, "login_hint").orElse(loginHint).strip(),
        FormFields.field(request, "max_age").orElse(maxAge).strip());
  }

  /** What is wrong, by field name, in words. */
  public void addFaultsTo(Map<String, String> faults) {
    if (!PROMPTS.contains(prompt)) {
      faults.put("prompt", "A prompt is none, login or select_account.");
    }
    if (!loginHint.matches("\\P{Cntrl}{0,254}")) {
      faults.put("login_hint", "A login hint is an e-mail address, at most 254 characters long.");
    }
    if (!maxAge.matches("\\d{0,9}")) {
      faults.put("max_age", "A greatest age is a whole number of seconds, such as 3600.");
    }
  }

  /** Only while there are no faults. */
  public AuthenticationParameters with(Optional<Nonce> nonce) {
    return new AuthenticationParameters(
        nonce, given(prompt), given(loginHint), given(maxAge).map(age -> Duration.ofSeconds(Long.parseLong(age))));
  }

  /** Whether anything is left to say. */
  public boolean isBlank() {
    return equals(BLANK);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
