package playground.text;

import java.util.List;
import playground.flow.FieldFault;
import playground.flow.RequestWarning;
import playground.oauth.State;

/** The words beside the fields of the request form: what is wrong, and what may be wrong. */
public final class FormTexts {

  private FormTexts() {}

  public static String of(FieldFault fault) {
    return switch (fault.code()) {
      case CLIENT_ID_MISSING -> "Webex must know who asks: copy the client id from your integration's page.";
      case CLIENT_ID_MALFORMED -> "A client id has no spaces and no letters beyond ASCII; copy it again.";
      case CLIENT_ID_TOO_LONG -> "No client id has more than 256 characters; copy it again.";
      case CLIENT_SECRET_TOO_LONG -> "No client secret has more than 1024 characters; copy it again.";
      case SCOPE_MISSING -> "Webex wants at least one scope, such as spark:rooms_read.";
      case SCOPE_WITH_COMMAS -> "Scopes are separated by spaces, not commas.";
      case SCOPE_MALFORMED -> "No scope can be called “" + fault.value() + "”.";
      case SCOPE_TOO_LONG -> "All scopes together have at most 4096 characters here.";
      case REDIRECT_URI_MALFORMED ->
          "A Redirect URI is an absolute URI of at most 1024 characters, such as http://localhost:8080/callback.";
      case STATE_MALFORMED -> "A state has 1 to " + State.MAX_LENGTH + " printable ASCII characters.";
      case STATE_USED -> "This state has been used already, and a state is used once. Here is a fresh one.";
      case PROMPT_UNKNOWN -> "A prompt is none, login or select_account.";
      case LOGIN_HINT_MALFORMED -> "A login hint is an e-mail address, at most 254 characters long.";
      case MAX_AGE_MALFORMED -> "A maximum age is a whole number of seconds, such as 3600.";
      case URL_TOO_LONG -> "Encoded as a URL, scopes and state together are too long for a browser to be sent there.";
    };
  }

  public static String of(RequestWarning warning) {
    return switch (warning.code()) {
      case CLIENT_ID_IS_SECRET ->
          "This looks like a client secret: a client id is a C and 64 hexadecimal digits. Have the two been swapped? A"
              + " secret does not belong in a URL; make a new one if it was sent.";
      case CLIENT_ID_FORMAT ->
          "Webex's client ids are a C and 64 hexadecimal digits in lower case; this one is not.";
      case SECRET_IS_CLIENT_ID -> "The secret looks like a client id. Have the two been swapped?";
      case SECRET_FORMAT -> "Webex's client secrets are 64 hexadecimal digits; this one has another format.";
      case SECRET_MISSING -> "There is no secret yet. Webex wants one in step 3, PKCE or not.";
      case SCOPE_UNKNOWN -> unknownScope(warning.values());
      case SCOPE_NOT_REGISTERED ->
          warning.values().get(0) + " is not registered with this integration. Register it, or do not request it.";
      case SCOPE_FOR_ADMINISTRATORS ->
          warning.values().get(0) + " is for administrators: others may consent to it, but every call is then refused (403).";
      case SCOPE_COVERED_BY_ALL ->
          "spark:all already stands for " + warning.values().get(0) + ": a registration has either the one or the other, and"
              + " a requested scope must be registered by exactly that name.";
      case SCOPE_NOT_COVERED_BY_ALL ->
          "spark:all does not cover " + warning.values().get(0)
              + ": meeting and administration scopes are additions, each registered by itself.";
      case KMS_SCOPE_MISSING ->
          "Without " + warning.values().get(0) + " the text of messages may come encrypted or empty; a URL made by hand must ask"
              + " for it.";
      default -> ofAddress(warning);
    };
  }

  /**
   * The label of a field.
   *
   * @param name OAuth's
   */
  public static String fieldName(String name) {
    return switch (name) {
      case "client_id" -> "Client ID";
      case "scope" -> "Scopes";
      case "redirect_uri" -> "Redirect URI";
      case "code_challenge_method" -> "PKCE";
      case "prompt" -> "Prompt";
      case "login_hint" -> "Login hint";
      case "max_age" -> "Maximum age";
      default -> name;
    };
  }

  /** Whose client secret the server holds. */
  public static String ownerOfSecret(ServerKind kind) {
    return kind == ServerKind.SANDBOX ? "the sandbox's own integration" : "this server's settings";
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
          "This is not this playground's Redirect URI, " + warning.values().get(0) + ". The browser will not come back here.";
      case OTHER_LOOPBACK_NAME ->
          "You opened the playground as " + warning.values().get(0) + ", but callbacks so far came to "
              + warning.values().get(1) + ". If only that one is registered, open the playground by that name.";
      case NOT_LOCALHOST ->
          "You opened the playground as " + warning.values().get(0) + ". If you registered localhost, open it as localhost:"
              + " to Webex the two are different.";
      case PLAIN_HTTP_REDIRECT_URI ->
          "Plain http on a public host: whether Webex accepts it is not known, and the code would travel unprotected."
              + " Use https.";
      case BASE_URL_WITHOUT_VERSION ->
          "webex.base-url does not end in /v1: Webex's gateway then sends a 401 in JSON instead of a sign-in"
              + " page.";
      case BASE_URL_OUTDATED ->
          warning.values().get(0) + " is Webex's old host, still in old samples; the current one is webexapis.com.";
      default ->
          "This is Webex for Government (FedRAMP): integrations of the commercial Webex are unknown there, and the other"
              + " way round.";
    };
  }

  private static String unknownScope(List<String> values) {
    var nearest = values.size() > 1 ? " Did you mean " + values.get(1) + "?" : "";
    return "Webex has no scope called " + values.get(0) + ", as far as is known here." + nearest;
  }
}
