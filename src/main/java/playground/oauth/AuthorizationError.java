package playground.oauth;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why the authorization server refuses a request in its redirect: RFC 6749 §4.1.2.1, and of OpenID Connect Core §3.1.2.6
 * what Webex sends.
 */
public enum AuthorizationError {
  /** A parameter is missing, repeated or malformed. */
  INVALID_REQUEST,
  /** The client may not request a code. */
  UNAUTHORIZED_CLIENT,
  /** The person or the server declined. */
  ACCESS_DENIED,
  /** The server gives no such response, as none to {@code response_type=token}. */
  UNSUPPORTED_RESPONSE_TYPE,
  /** A scope is unknown, malformed, or not registered. */
  INVALID_SCOPE,
  /** In place of a status 500, which a redirect can't have. */
  SERVER_ERROR,
  /** In place of a status 503, which a redirect can't have. */
  TEMPORARILY_UNAVAILABLE,
  /** OpenID Connect: nobody is signed in, and {@code prompt=none} allows no sign-in page. */
  LOGIN_REQUIRED;

  /** As the server spells it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The error of that code, in whatever case; empty when it is unknown. */
  public static Optional<AuthorizationError> of(String code) {
    return Stream.of(values()).filter(error -> error.code().equals(code.toLowerCase(Locale.ROOT))).findFirst();
  }
}
