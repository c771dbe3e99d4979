package playground.oauth;

/** What makes a response unusable. */
public enum ResponseFault {
  /** A web page in place of JSON. */
  HTML,
  /** Not JSON, or not a JSON object where one is needed. */
  NOT_JSON,
  /** Longer than allowed; the detail is the limit in KiB. */
  TOO_LONG,
  /** A redirect, which is never followed; the detail is the status. */
  REDIRECT,
  /** Another status than 200; the detail is the status. */
  UNEXPECTED_STATUS,
  /** The detail is the name of the member, as for all that follow. */
  MEMBER_MISSING,
  MEMBER_NOT_TEXT,
  /** Too long, or with characters that the member must not have. */
  MEMBER_MALFORMED,
  MEMBER_NOT_SECONDS,
  MEMBER_NOT_WHOLE_SECONDS,
  /** A lifetime that is negative or longer than anything lives. */
  MEMBER_OUT_OF_RANGE,
  MEMBER_NOT_URI,
  /** Neither https nor on this machine. */
  MEMBER_NOT_SECURE,
  /** A token type other than Bearer (RFC 6749 §7.1). */
  TOKEN_TYPE_UNKNOWN,
  /** The discovery document of another issuer; the detail is that issuer. */
  ISSUER_UNTRUSTED,
  /** Not a JWK set; the detail is the status. */
  NOT_KEY_SET,
  /** Nothing was fetched: neither discovery nor settings name the endpoint. */
  ENDPOINT_UNKNOWN
}
