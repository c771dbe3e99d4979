package playground.oauth;

/** What a request to the server was for. */
public enum RequestKind {
  /** Exchanges a code for tokens (RFC 6749 §4.1.3). */
  CODE,
  /** Exchanges a refresh token for the next access token (RFC 6749 §6). */
  REFRESH,
  /** Begins a device grant (RFC 8628 §3.1). */
  DEVICE_AUTHORIZATION,
  /** Polls for a device's tokens (RFC 8628 §3.4). */
  DEVICE_POLL,
  /** Calls the API with an access token (RFC 6750 §2.1). */
  API,
  /** Fetches the keys that sign ID tokens (RFC 7517 §5). */
  KEYS,
  /** Gets the claims about the owner of an access token (OpenID Connect Core §5.3). */
  USERINFO,
  /** Fetches the discovery document (OpenID Connect Discovery §4). */
  DISCOVERY,
  /** Revokes a token (RFC 7009). */
  REVOCATION
}
