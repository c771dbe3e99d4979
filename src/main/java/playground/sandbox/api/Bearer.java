package playground.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import playground.oauth.Secret;
import playground.sandbox.answer.Refused;
import playground.sandbox.answer.WireText;
import playground.sandbox.store.ScopeCatalogue;
import playground.sandbox.store.AccessToken;
import playground.sandbox.store.Person;
import playground.sandbox.store.Tokens;

/** Judges the access token of a call. Every bad token is told the same; the cause is for the log (contract, 1.J). */
public final class Bearer {

  private static final String SCHEME = "bearer ";

  private final Tokens tokens;

  public Bearer(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * @param scope that the call needs; the scope for everything a person may do serves as well
   * @return on whose behalf the call is made
   * @throws Refused 401 without a valid token, 403 without the scope
   */
  Person requireScope(HttpServletRequest request, String scope) {
    var token = requireToken(request);
    if (!covers(token, scope)) {
      throw Refused.json(WireText.NOT_ALLOWED_TO, "the access token lacks " + scope + ", it has " + token.scopes());
    }
    return token.grant().person();
  }

  /**
   * @return what the token of the call stands for, whatever its scopes
   * @throws Refused 401 without a valid token
   */
  public AccessToken requireToken(HttpServletRequest request) {
    var value = header(request).orElseThrow(() -> Refused.json(WireText.NO_VALID_TOKEN, "no Bearer token"));
    return tokens.access(value).orElseThrow(
        () -> Refused.json(WireText.NO_VALID_TOKEN, "the access token is unknown, expired or revoked"));
  }

  private static boolean covers(AccessToken token, String scope) {
    return token.scopes().contains(scope) || token.scopes().contains(ScopeCatalogue.ALL);
  }

  /** The header alone: a token in the query ends up in logs (RFC 6750 §2.3, §5.3). */
  private static Optional<Secret> header(HttpServletRequest request) {
    var headers = Collections.list(request.getHeaders("Authorization"));
    return headers.size() == 1 && headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(new Secret(headers.get(0).substring(SCHEME.length()).strip()))
        : Optional.empty();
  }
}
