package playground.text;

import static playground.text.Cause.rfc;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.RequestKind;

/** The words around an error that somebody pasted: where it can come from, and what can't be known here. */
public final class ExplanationTexts {

  /** Why an input can't be explained. */
  public enum InputFault {
    /** An argument is a URL, a body or something else than a code. */
    ARGUMENT_NOT_A_CODE,
    CODE_UNKNOWN,
    /** Standard input is empty. */
    NOTHING,
    /** Standard input is longer than what is read. */
    TOO_LONG,
    /** It is neither a callback nor a response with an error. */
    NOT_RECOGNIZED,
    /** It is the URL of an authorization request. */
    AUTHORIZATION_URL,
    /** It is a response with a status of success. */
    NO_ERROR
  }

  private ExplanationTexts() {}

  /**
   * The words for an input that can't be explained.
   *
   * @param maxLength of standard input, in KiB
   */
  public static FailureText of(InputFault fault, int maxLength) {
    return switch (fault) {
      case ARGUMENT_NOT_A_CODE -> new FailureText(
          "This argument isn't an error code or a status, so it wasn't read.",
          "A callback URL or a response can hold a secret. Every user of this machine sees arguments in the list of"
              + " processes, and the shell stores them in its history.",
          "Pipe it into standard input instead, such as from a file or the clipboard. If it has a code, use that code at"
              + " once or let it expire; if it has a token or a client secret, revoke or regenerate it.");
      case CODE_UNKNOWN -> new FailureText(
          "This error code isn't known.",
          "It is misspelt, or another server's. It isn't repeated here, because it may be a secret.",
          "Compare it with the list below, or pipe the whole response into standard input.");
      case NOTHING -> new FailureText(
          "There is nothing to explain: standard input is empty.",
          "No error code was given, and nothing was piped in.",
          "Give an error code as an argument, or pipe in a callback URL or a response.");
      case TOO_LONG -> new FailureText(
          "The input is longer than " + maxLength + " KiB and wasn't read to its end.",
          "No callback and no error response is that long.",
          "Pipe in the callback URL or the response alone.");
      case NOT_RECOGNIZED -> new FailureText(
          "The input isn't recognized. It isn't repeated here, because it may hold a secret.",
          "It is cut off, or it is something else than a callback or a response with an error.",
          "Copy it again, from its first character to its last.");
      case AUTHORIZATION_URL -> new FailureText(
          "This is the URL of an authorization request, not a callback.",
          "It has a response_type. The browser opens it first, and comes back to your Redirect URI: that is the callback.",
          "Copy the address that the browser comes back to.");
      case NO_ERROR -> new FailureText(
          "This response is a success: there is no error in it.",
          "Its status is below 300.",
          "If your program fails with it, compare the members that your program reads with those of the response.");
    };
  }

  /** What the command understands, item by item. */
  public static List<String> understood(String codes) {
    return List.of(
        "An error code as an argument: " + codes + ".",
        "The status of a failed response as an argument, from 400 to 599.",
        "On standard input: a callback URL.",
        "On standard input: the JSON of an error, {\"message\":…} or {\"error\":…}.",
        "On standard input: a whole response with its status line and headers, as curl -i prints it.");
  }

  /** What to type, for a person who sees no output yet. */
  public static String prompt() {
    return "Paste a callback URL or a response, then press Enter and Ctrl-D (on Windows Ctrl-Z and Enter):";
  }

  /** A callback in which nothing is wrong, as far as it says. */
  public static FailureText ofCode(NamedServer server) {
    return new FailureText("The callback looks good: it has a state and a code.", List.of(
        rfc(6749, "4.1.2",
            "You have consented, and " + ServerWords.of(server).server() + " redirected the browser back. The code isn't"
                + " shown here, because it is a secret. It works once, and lives for minutes.",
            "Compare the state with the one that your program sent. If both are the same, exchange the code at once.")));
  }

  /** The state of a callback can't be compared with anything here. */
  public static String unverifiedState() {
    return "The state can't be verified here: only the program that sent the authorization request knows it. A callback"
        + " whose state differs doesn't belong to that request, so don't use anything in it (RFC 6749 §10.12).";
  }

  /**
   * @param status that was assumed
   */
  public static String assumedStatus(int status) {
    return "The status isn't in the input. It was taken for " + status + ", with which such an error usually comes. Include"
        + " the status line for the exact cause.";
  }

  /** What else a 401 of the API can mean, when the request isn't known. */
  public static String noToken() {
    return "A call of the API without the header Authorization: Bearer gets the same response. Check what your program sent.";
  }

  /** Why the sentences speak of steps and buttons. */
  public static String wordsOfPages() {
    return "These are the words of the playground's pages. Step 1 is the authorization request; “the playground”, its buttons"
        + " and what is “below” stand for your program and what it sent.";
  }

  /** The Redirect URIs that a device grant needs at Webex. */
  public static String helperRedirectUris() {
    return "They are: " + DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream().map(URI::toString)
        .collect(Collectors.joining(" "));
  }

  /** What to do with the id that Webex gave a response. */
  public static String trackingId(String id, NamedServer server) {
    return "The trackingId is " + id + ". To have the response examined, " + ServerWords.of(server).report() + ".";
  }

  /** Heads the explanation of an error in a callback. */
  public static String inCallback() {
    return "In the callback:";
  }

  /** Heads the explanation of an error that comes in the responses to these requests. */
  public static String inResponseTo(List<RequestKind> requests) {
    var names = requests.stream().map(ExplanationTexts::nameOf).toList();
    var last = names.size() - 1;
    return "In the response to " + (last == 0 ? "" : String.join(", ", names.subList(0, last)) + " or ") + names.get(last) + ":";
  }

  private static String nameOf(RequestKind request) {
    return switch (request) {
      case CODE -> "the exchange of a code";
      case REFRESH -> "a refresh";
      case DEVICE_AUTHORIZATION -> "the start of a device grant";
      case DEVICE_POLL -> "a poll of a device grant";
      case API -> "a call of the API";
      case KEYS -> "a request for the server's keys";
      case USERINFO -> "a request for userinfo";
      case DISCOVERY -> "a request for the discovery document";
      case REVOCATION -> "the revocation of a token";
    };
  }
}
