package playground.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import playground.flow.FieldFault.Code;
import playground.oauth.AuthenticationParameters;
import playground.oauth.Form;
import playground.oauth.Nonce;

/**
 * The fields of the request form that say how the person is to sign in, as typed; blank leaves it to the server.
 *
 * @param maxAge in seconds
 */
public record AuthenticationFields(String prompt, String loginHint, String maxAge) {

  public static final AuthenticationFields BLANK = new AuthenticationFields("", "", "");

  /** The values of {@code prompt} to choose from; the first one sends none. */
  public static final List<String> PROMPTS = List.of("", "none", "login", "select_account");

  private static final Pattern LOGIN_HINT = Pattern.compile("\\P{Cntrl}{0,254}");
  private static final Pattern SECONDS = Pattern.compile("\\d{0,9}");

  AuthenticationFields submitted(Function<String, Optional<String>> posted) {
    return new AuthenticationFields(
        posted.apply("prompt").orElse(prompt).strip(),
        posted.apply("login_hint").orElse(loginHint).strip(),
        posted.apply("max_age").orElse(maxAge).strip());
  }

  void addFaultsTo(Map<String, FieldFault> faults) {
    if (!PROMPTS.contains(prompt)) {
      faults.put("prompt", FieldFault.of(Code.PROMPT_UNKNOWN));
    }
    if (!LOGIN_HINT.matcher(loginHint).matches()) {
      faults.put("login_hint", FieldFault.of(Code.LOGIN_HINT_MALFORMED));
    }
    if (!SECONDS.matcher(maxAge).matches()) {
      faults.put("max_age", FieldFault.of(Code.MAX_AGE_MALFORMED));
    }
  }

  /** The same, with the person asked for the account; nobody's address is filled in then. */
  AuthenticationFields selectingAccount() {
    return new AuthenticationFields("select_account", "", maxAge);
  }

  /** What another person may have of it: not whose e-mail address was typed. */
  Form addSharedTo(Form form) {
    var withPrompt = prompt.isEmpty() ? form : form.with("prompt", prompt);
    return maxAge.isEmpty() ? withPrompt : withPrompt.with("max_age", maxAge);
  }

  /** Only while there are no faults. */
  AuthenticationParameters parameters(Optional<Nonce> nonce) {
    return new AuthenticationParameters(
        nonce, given(prompt), given(loginHint), given(maxAge).map(age -> Duration.ofSeconds(Long.parseLong(age))));
  }

  public boolean isBlank() {
    return prompt.isEmpty() && loginHint.isEmpty() && maxAge.isEmpty();
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
