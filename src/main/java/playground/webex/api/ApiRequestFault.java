package playground.webex.api;

/** Why a call of the API that a person typed is not sent. */
public enum ApiRequestFault {
  /** Not one of the methods that the console offers. */
  METHOD_UNKNOWN,
  /** It holds a scheme, a host, a double slash, a backslash or a fragment. */
  NOT_A_PATH,
  /** A character that a path must not have (RFC 3986 §3.3). */
  ILLEGAL_CHARACTER,
  /** {@code .} or {@code ..}. */
  DOT_SEGMENT,
  /** An encoded character that servers read differently, or a control character. */
  ILLEGAL_ENCODING,
  /** A percent sign without two hexadecimal digits. */
  BAD_PERCENT_SIGN,
  /** In the query. */
  CONTROL_CHARACTER,
  /** Path and query have more than {@value ApiPath#MAX_LENGTH} characters. */
  TOO_LONG,
  /** A GET with a body. */
  BODY_FORBIDDEN,
  BODY_NOT_JSON,
  BODY_TOO_LONG,
  /** What was pasted cannot be an access token (RFC 6750 §2.1). */
  TOKEN_MALFORMED
}
