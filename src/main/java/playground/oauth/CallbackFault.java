package playground.oauth;

/** What can be wrong with a callback. */
public enum CallbackFault {
  /** It has no state. */
  NO_STATE,
  /** A parameter comes more than once (RFC 6749 §3.1). */
  REPEATED_PARAMETER,
  /** Its query cannot be decoded. */
  MALFORMED,
  /** This browser is not waiting for its state. */
  UNKNOWN_STATE,
  /** Newer authorization requests of this browser displaced the one it belongs to. */
  DISPLACED_STATE,
  /** It came too late. */
  EXPIRED_STATE,
  /** Its state has been used. */
  REPLAYED_STATE,
  /** The server announced {@code iss} and it is missing (RFC 9207 §2.4). */
  NO_ISSUER,
  /** Its {@code iss} is another server's (RFC 9207 §2.4). */
  FOREIGN_ISSUER,
  /** It has neither a code nor an error. */
  NO_CODE
}
