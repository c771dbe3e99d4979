package playground.oauth;

/** Why no whole response came. */
public enum TransportFault {
  /** The host name does not resolve; nothing was sent. */
  HOST_UNKNOWN,
  /** No connection; nothing was sent. */
  NO_CONNECTION,
  /** No secure connection. */
  TLS_FAILED,
  /** Not complete in time. */
  TIMED_OUT,
  /** The connection ended before the response was complete. */
  CUT_OFF,
  /** What came back is not HTTP. */
  NOT_HTTP,
  /** Too many requests to this host are under way; nothing was sent. */
  TOO_MANY_REQUESTS_UNDER_WAY,
  /** The playground is shutting down. */
  SHUTTING_DOWN,
  /** The process that sent the request ended before it could store what came of it. */
  PROCESS_ENDED
}
