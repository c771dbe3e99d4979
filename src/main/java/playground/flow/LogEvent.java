package playground.flow;

/** What an HTTP exchange in the log was for; {@code text.LogTexts} has a title for each. */
public enum LogEvent {
  /** The browser, from us to the authorization server. */
  AUTHORIZATION_REQUEST,
  /** The browser, from the authorization server to us, with a code. */
  CALLBACK_WITH_CODE,
  /** The same with an error. */
  CALLBACK_WITH_ERROR,
  CODE_EXCHANGE,
  REFRESH,
  /** The request for a device's codes. */
  DEVICE_AUTHORIZATION,
  /** A poll that the server told to wait. */
  DEVICE_PENDING,
  /** A poll that ended otherwise without tokens. */
  DEVICE_POLL,
  /** The poll that brought the tokens. */
  DEVICE_TOKENS,
  API_CALL,
  CONSOLE_CALL,
  USERINFO,
  REVOCATION;

  /** Whether the browser carried it. */
  public boolean isNavigation() {
    return this == AUTHORIZATION_REQUEST || isCallback();
  }

  /** Whether the browser carried it from the authorization server to us. */
  public boolean isCallback() {
    return this == CALLBACK_WITH_CODE || this == CALLBACK_WITH_ERROR;
  }
}
