package playground.oauth;

/** Why an endpoint refused a request: what its body says (RFC 6749 §5.2, RFC 8628 §3.5), or else its status. */
public enum DenialCode {
  /** {@code invalid_grant}: the code, refresh token or device code is used, expired, revoked or another client's. */
  INVALID_GRANT(true),
  /** The redirect_uri of the exchange is not that of the authorization request (RFC 6749 §4.1.3). */
  REDIRECT_URI_REFUSED(false),
  /** {@code invalid_client}, or 401: the client's secret is wrong, missing, or sent otherwise than the server wants. */
  INVALID_CLIENT(false),
  /** The client secret was left out. */
  CLIENT_SECRET_MISSING(false),
  /** There is no such client id. */
  CLIENT_UNKNOWN(false),
  /** {@code unauthorized_client} or {@code unsupported_grant_type}: not with this grant. */
  GRANT_NOT_ALLOWED(false),
  /** {@code invalid_scope}. */
  INVALID_SCOPE(false),
  /** The integration lacks the redirect URIs that a device grant needs at Webex. */
  HELPER_REDIRECT_URIS_MISSING(false),
  /** {@code access_denied}: the person declined. */
  ACCESS_DENIED(true),
  /** {@code expired_token}: the device code has expired. */
  EXPIRED_TOKEN(true),
  /** {@code tokenlimit_reached}, Webex's own: the person has too many tokens of this client. */
  TOKEN_LIMIT_REACHED(true),
  /** {@code authorization_pending}: the person has not decided yet. */
  AUTHORIZATION_PENDING(false),
  /** {@code slow_down}: the client polls too often. */
  SLOW_DOWN(false),
  /** 400 for any other reason. */
  INVALID_REQUEST(false),
  /** 404 or 405: the endpoint is not at this address. */
  NO_SUCH_ENDPOINT(false),
  /** 429. */
  RATE_LIMITED(false),
  /** 500 to 599. */
  SERVER_ERROR(false),
  /** 500 to 599 with a web page in place of JSON. */
  GATEWAY_ERROR(false),
  /** Any other status. */
  UNEXPECTED_STATUS(false);

  private final boolean isFinal;

  DenialCode(boolean isFinal) {
    this.isFinal = isFinal;
  }

  /** Whether what was sent can never succeed. */
  boolean isFinal() {
    return isFinal;
  }
}
