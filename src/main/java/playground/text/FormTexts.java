package playground.text;

import java.util.List;
import playground.flow.FieldFault;
import playground.flow.RequestWarning;
import playground.oauth.State;

/** The words beside the fields of the request form: what is wrong, and what may be wrong. */
public final class FormTexts {

  private FormTexts() {}

  public static String of(FieldFault fault, ServerKind server) {
    return switch (fault.code()) {
      case CLIENT_ID_MISSING -> "Enter the client ID: copy it from your integration's page.";
      case CLIENT_ID_MALFORMED -> "A client ID contains only ASCII characters and no spaces. Copy it again.";
      case CLIENT_ID_TOO_LONG -> "A client ID has at most 256 characters. Copy it again.";
      case CLIENT_SECRET_TOO_LONG -> "A client secret has at most 1024 characters. Copy it again.";
      case SCOPE_MISSING -> "Enter at least one scope, such as " + (server.isWebex() ? "spark:rooms_read." : "openid.");
      case SCOPE_WITH_COMMAS -> "Separate scopes by spaces, not by commas.";
      case SCOPE_MALFORMED -> "“" + fault.value() + "” can't be a scope: it contains a character that scopes can't have.";
      case SCOPE_TOO_LONG -> "The scopes have more than 4096 characters. Remove some.";
      case REDIRECT_URI_MALFORMED ->
          "Enter an absolute URI with at most 1024 characters, such as http://localhost:8080/callback.";
      case STATE_MALFORMED -> "Enter 1 to " + State.MAX_LENGTH + " printable ASCII characters.";
      case STATE_USED -> "This state was used already, and a state works once. A new one was generated.";
      case PROMPT_UNKNOWN -> "Choose none, login or select_account.";
      case LOGIN_HINT_MALFORMED -> "Enter an e-mail address with at most 254 characters.";
      case MAX_AGE_MALFORMED -> "Enter a whole number of seconds, such as 3600.";
      case URL_TOO_LONG -> "The scopes and the state are too long for a URL. Shorten them.";
    };
  }

  public static String of(RequestWarning warning) {
    return switch (warning.code()) {
      case CLIENT_ID_IS_SECRET ->
          "This looks like a client secret: a client ID is a C and 64 hexadecimal digits. Did you swap the two? A secret"
              + " doesn't belong in a URL. If it was sent, regenerate it.";
      case CLIENT_ID_FORMAT ->
          "This isn't a client ID of Webex: those are a C and 64 lowercase hexadecimal digits.";
      case SECRET_IS_CLIENT_ID -> "This looks like a client ID. Did you swap the two?";
      case SECRET_FORMAT -> "This isn't a client secret of Webex: those are 64 hexadecimal digits.";
      case SECRET_MISSING -> "The secret is missing. Webex requires it in step 3, with or without PKCE.";
      case SCOPE_UNKNOWN -> unknownScope(warning.values());
      case SCOPE_NOT_REGISTERED ->
          warning.values().get(0) + " isn't registered with this integration. Register it, or don't request it.";
      case SCOPE_FOR_ADMINISTRATORS ->
          warning.values().get(0) + " is for administrators. Others can consent to it, but their calls are denied (403).";
      case SCOPE_COVERED_BY_ALL ->
          "spark:all already includes " + warning.values().get(0) + ". An integration is registered with one or the other,"
              + " and a requested scope must be registered by exactly that name.";
      case SCOPE_NOT_COVERED_BY_ALL ->
          "spark:all doesn't include " + warning.values().get(0)
              + ". Meeting and administration scopes are registered separately.";
      case KMS_SCOPE_MISSING ->
          "Without " + warning.values().get(0) + " the text of messages may be encrypted or empty. Request it too.";
      default -> ofAddress(warning);
    };
  }

  /** Whose client secret the server holds. */
  public static String ownerOfSecret(ServerKind kind) {
    return kind == ServerKind.SANDBOX ? "the sandbox's own integration" : "the playground's settings";
  }

  /** Which secret an empty field stands for: that of the settings. */
  public static String storedSecret(ServerKind kind) {
    return "that of " + ownerOfSecret(kind);
  }

  /** Which secret an empty field stands for: the one that was typed last. */
  public static String typedSecret() {
    return "the one last typed in this browser";
  }

  private static String ofAddress(RequestWarning warning) {
    return switch (warning.code()) {
      case REDIRECT_URI_EDITED ->
          "This isn't the playground's own Redirect URI (" + warning.values().get(0) + "), so the browser won't come back"
              + " here.";
      case OTHER_LOOPBACK_NAME ->
          "You opened the playground at " + warning.values().get(0) + ", but earlier callbacks came to "
              + warning.values().get(1) + ". To the server the two are different. Register both, or open the playground at the"
              + " other one.";
      case NOT_LOCALHOST ->
          "You opened the playground at " + warning.values().get(0) + ". If you registered localhost, open it at localhost:"
              + " to the server the two are different.";
      case PLAIN_HTTP_REDIRECT_URI ->
          "Use https. With plain http on a public host the code is sent unencrypted, and it isn't known whether the"
              + " server accepts it.";
      case BASE_URL_WITHOUT_VERSION ->
          "webex.base-url doesn't end in /v1. Webex's gateway then sends a 401 in JSON instead of a sign-in page.";
      case BASE_URL_OUTDATED ->
          warning.values().get(0) + " is Webex's old host. The current one is webexapis.com.";
      default ->
          "This is Webex for Government (FedRAMP). It doesn't know the integrations of the commercial Webex, and vice"
              + " versa.";
    };
  }

  private static String unknownScope(List<String> values) {
    var nearest = values.size() > 1 ? " Did you mean " + values.get(1) + "?" : "";
    return values.get(0) + " is not a known Webex scope." + nearest;
  }
}
