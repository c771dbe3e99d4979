package playground.flow;

/** Why a step cannot be done now. */
public enum StepFault {
  /** This browser has no such flow, or no longer. */
  NO_FLOW,
  /** The check needs an access token. */
  NO_TOKEN_TO_CHECK,
  /** The console needs an access token. */
  NO_TOKEN_TO_CALL_WITH,
  NO_REFRESH_TOKEN,
  NO_ID_TOKEN,
  /** The server's device endpoints are not known. */
  DEVICE_GRANT_UNSUPPORTED,
  /** As many authorizations are pending as the playground allows. */
  TOO_MANY_PENDING_AUTHORIZATIONS,
  /** Other browsers wait for devices, as many as the playground allows. */
  TOO_MANY_DEVICE_GRANTS,
  /** The person cancelled the device grant. */
  DEVICE_GRANT_CANCELLED,
  /** The device's code was not entered in time. */
  DEVICE_CODE_EXPIRED,
  /** The server's revocation endpoint is not known. */
  REVOCATION_UNSUPPORTED
}
