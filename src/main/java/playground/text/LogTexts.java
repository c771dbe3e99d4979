package playground.text;

import playground.flow.LogEvent;
import playground.flow.LoggedExchange;

/** The words of the HTTP log. */
public final class LogTexts {

  /** The response to the form of step 1. */
  public static final String LEAVING = "The form of step 1 is posted, and the browser is redirected to the authorization URL";

  private LogTexts() {}

  /** What an exchange was for, in a few words. */
  public static String title(LogEvent event, NamedServer server) {
    return switch (event) {
      case AUTHORIZATION_REQUEST -> "The browser requests an authorization code";
      case CALLBACK_WITH_CODE -> ServerWords.of(server).atStart() + " redirects the browser back with a code";
      case CALLBACK_WITH_ERROR -> ServerWords.of(server).atStart() + " redirects the browser back with an error";
      case CODE_EXCHANGE -> "The playground exchanges the code for tokens";
      case REFRESH -> "The playground refreshes the access token";
      case DEVICE_AUTHORIZATION -> "The playground requests a device code and a user code";
      case DEVICE_PENDING -> "The playground polls for the device's tokens, and has to wait";
      case DEVICE_POLL -> "The playground polls for the device's tokens";
      case DEVICE_TOKENS -> "The device gets its tokens";
      case API_CALL -> "The playground calls the API";
      case CONSOLE_CALL -> "The console calls the API";
      case USERINFO -> "Userinfo returns the token's owner";
      case REVOCATION -> "The playground revokes a token";
    };
  }

  /** The note on an entry; empty when it needs none. */
  public static String note(LoggedExchange entry, NamedServer server) {
    if (entry.failure().isPresent()) {
      return FailureTexts.of(entry.failure().get(), server).what();
    }
    return entry.event().isNavigation() || entry.exchange().response().isPresent() ? "" : "No complete response came.";
  }
}
