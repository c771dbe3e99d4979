package playground.sandbox.fault;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import playground.sandbox.fault.FaultHandlers.Handler;

/**
 * The faults that can be switched on, in the order of the page. A constant's name is the fault's name on the wire, in
 * lower case with hyphens.
 *
 * <p>To add a fault, add a constant. If it replaces or changes the response, name its method in {@link FaultHandlers};
 * otherwise the code that it changes asks {@link ActiveFaults} for it.
 */
public enum FaultType {
  /** Contract, section 0. */
  TOO_MANY_REQUESTS(
      FaultTarget.RESPONSE,
      new Words(
          "Rate limit",
          "Responds with 429 and the header Retry-After, in seconds.",
          "A client that does not wait as long as Retry-After says, or gives up at once."),
      new Parameter("retryAfter", "Retry-After (s)", 1, 0, 86_400),
      FaultHandlers::tooManyRequests),

  /** Reported by users of SDKs (contract, 5b). */
  MALFORMED_RETRY_AFTER(
      FaultTarget.RESPONSE,
      new Words(
          "Rate limit with a malformed Retry-After",
          "Responds with 429 and Retry-After: rand(30),add(30), which is neither seconds nor a date.",
          "A client that fails on a Retry-After that it cannot parse, instead of waiting a time of its own."),
      FaultHandlers::malformedRetryAfter),

  /** Contract, section 0. */
  LOCKED(
      FaultTarget.RESPONSE,
      new Words(
          "Locked",
          "Responds with 423 and the header Retry-After, in seconds.",
          "A client that repeats only after 429, or takes 423 for a final refusal."),
      new Parameter("retryAfter", "Retry-After (s)", 1, 0, 86_400),
      FaultHandlers::locked),

  /** Contract, section 0. */
  SERVICE_UNAVAILABLE(
      FaultTarget.RESPONSE,
      new Words(
          "Service unavailable",
          "Responds with 503 and the header Retry-After, in seconds.",
          "A client that repeats at once, or gives up, while the server asks it to wait."),
      new Parameter("retryAfter", "Retry-After (s)", 1, 0, 86_400),
      FaultHandlers::serviceUnavailable),

  SERVER_ERROR(
      FaultTarget.RESPONSE,
      new Words(
          "Server error",
          "Responds with 500 in Webex’s error format.",
          "A client that discards its tokens when the server fails."),
      FaultHandlers::serverError),

  BAD_GATEWAY_HTML(
      FaultTarget.RESPONSE,
      new Words(
          "Bad gateway in HTML",
          "Responds with 502 and an HTML page instead of JSON, as a proxy does.",
          "A client that parses every response as JSON."),
      FaultHandlers::badGatewayHtml),

  DELAY(
      FaultTarget.RESPONSE,
      new Words(
          "Slow response",
          "Sends the response after a number of seconds.",
          "A client that sets no time limit, or blocks all its users while one request waits."),
      new Parameter("seconds", "Delay (s)", 5, 1, 600),
      null),

  SLOW_FIRST_BYTE(
      FaultTarget.RESPONSE,
      new Words(
          "Slow first byte",
          "Sends status and headers at once, and the first byte of the body after a number of seconds.",
          "A client that limits the time until the headers come, and then waits for the body for ever."),
      new Parameter("seconds", "Delay (s)", 5, 1, 600),
      FaultHandlers::slowFirstByte),

  CUT(
      FaultTarget.RESPONSE,
      new Words(
          "Dropped connection",
          "Serves the request, then closes the connection in the middle of the response.",
          "A client that hangs, or sends a code or a refresh token again, after an incomplete response."),
      FaultHandlers::cut),

  TRUNCATED(
      FaultTarget.RESPONSE,
      new Words(
          "Truncated body",
          "Serves the request, but sends only half of the body with a Content-Length that matches.",
          "A client that accepts a response because its status and headers are good."),
      FaultHandlers::truncated),

  HUGE(
      FaultTarget.RESPONSE,
      new Words(
          "Huge response",
          "Sends a body of 64 MiB that begins as JSON.",
          "A client that reads a response into memory without a limit."),
      FaultHandlers::huge),

  /** Contract, section 0. */
  BROKER_DIALECT(
      FaultTarget.REFUSAL,
      new Words(
          "Identity broker’s error format",
          "Sends refusals as error and error_description instead of message and errors.",
          "A client that reads message but not error, and so cannot tell what was refused.")),

  /** As one of Webex's own examples does (contract, 1.B). */
  OMIT_TOKEN_TYPE_AND_SCOPE(
      FaultTarget.TOKEN_OR_DEVICE,
      new Words(
          "No token_type and scope",
          "Leaves both members out of the token response.",
          "A client that fails without token_type, or reads a missing scope as none granted.")),

  EXPIRES_IN_AS_STRING(
      FaultTarget.TOKEN_OR_DEVICE,
      new Words(
          "Lifetimes as strings",
          "Sends expires_in and refresh_token_expires_in as strings instead of numbers.",
          "A client that loses the tokens because a number is sent as a string.")),

  /** Contract, 1.A. */
  ADMIN_BLOCKED(
      FaultTarget.AUTHORIZE,
      new Words(
          "Integration blocked",
          "Shows an access denied page and sends no callback, as if an administrator had blocked the integration.",
          "A client that waits for a callback that never comes, and does not tell its user.")),

  /** RFC 6749 §4.1.2.1. */
  CONSENT_DENIED(
      FaultTarget.CONSENT,
      new Words(
          "Consent denied",
          "Redirects with access_denied, whichever button the user presses.",
          "A client that takes every callback for a success.")),

  /** Discovery announces it too; Webex does neither. */
  ISSUER_IN_CALLBACK(
      FaultTarget.EVERYWHERE,
      new Words(
          "iss in the callback",
          "Adds the parameter iss to the callback (RFC 9207); Webex does not send it.",
          "A client that refuses a parameter it does not know, or does not compare iss with its issuer.")),

  CODE_EXPIRED(
      FaultTarget.TOKEN,
      new Words(
          "Expired code",
          "Refuses a valid authorization code as expired.",
          "A client that cannot start again when a code is refused.")),

  /** What SDKs have met (contract, 5b). */
  NEXT_LINK_WITH_MAX_NULL(
      FaultTarget.API,
      new Words(
          "Next link with max=null",
          "Puts max=null into the Link to the next page of a list; the sandbox refuses a call with it.",
          "A client that follows the link as it is, and takes the 400 for the end of the list.")),

  ACCESS_TOKEN_EXPIRED(
      FaultTarget.API,
      new Words(
          "Expired access token",
          "Refuses a valid access token with 401.",
          "A client that does not refresh after a 401, or refreshes without end.")),

  REFRESH_TOKEN_EXPIRED(
      FaultTarget.TOKEN,
      new Words(
          "Expired refresh token",
          "Refuses a valid refresh token as expired.",
          "A client that keeps using an expired grant instead of asking the user to authorize again.")),

  /** Contract, 1.G, issuer trap. */
  ISSUER_OF_ANOTHER_REGION(
      FaultTarget.TOKEN,
      new Words(
          "Issuer of another region",
          "Names another region’s issuer in the ID token.",
          "A client that requires iss to equal the issuer of the discovery document.")),

  WRONG_NONCE(
      FaultTarget.TOKEN,
      new Words(
          "Wrong nonce",
          "Puts a nonce into the ID token that was not requested.",
          "A client that does not compare the nonce, and so accepts a stolen ID token.")),

  UNKNOWN_KEY(
      FaultTarget.TOKEN,
      new Words(
          "Unknown signing key",
          "Signs the ID token with a key that is not in the key set.",
          "A client that does not check the signature, or fetches the key set again and again."));

  /**
   * A fault in words, for the page.
   *
   * @param effect what the sandbox does, in one sentence
   * @param detects the mistake in a client that the fault detects, in one sentence
   */
  public record Words(String title, String effect, String detects) {}

  /**
   * A whole number that a fault takes.
   *
   * @param name of the JSON member
   * @param label of the field on the page
   * @param standard the value when the member is left out
   */
  public record Parameter(String name, String label, int standard, int min, int max) {

    private Map<String, Object> json() {
      var members = new LinkedHashMap<String, Object>();
      members.put("name", name);
      members.put("default", standard);
      members.put("min", min);
      members.put("max", max);
      return members;
    }
  }

  private final FaultTarget target;
  private final Words words;
  private final Parameter parameter;
  private final Handler handler;

  FaultType(FaultTarget target, Words words) {
    this(target, words, null, null);
  }

  FaultType(FaultTarget target, Words words, Handler handler) {
    this(target, words, null, handler);
  }

  FaultType(FaultTarget target, Words words, Parameter parameter, Handler handler) {
    this.target = target;
    this.words = words;
    this.parameter = parameter;
    this.handler = handler;
  }

  /** Empty when there is no such fault. */
  static Optional<FaultType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.wireName().equals(name)).findFirst();
  }

  /** The name in JSON, on the page and in the log, such as {@code too-many-requests}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The id of its card on the page. */
  public String anchor() {
    return "fault-" + wireName();
  }

  public Words words() {
    return words;
  }

  public Optional<Parameter> parameter() {
    return Optional.ofNullable(parameter);
  }

  /** Writes the response; empty for a fault that is looked up where it applies. */
  Optional<Handler> handler() {
    return Optional.ofNullable(handler);
  }

  FaultTarget target() {
    return target;
  }

  /** Empty for a fault that applies to no particular request. */
  public List<String> paths() {
    return target.paths();
  }

  public String defaultPath() {
    return target.defaultPath();
  }

  /** As GET lists it; the names of the members are part of the interface. */
  Map<String, Object> json(MemberNames names) {
    var members = new LinkedHashMap<String, Object>();
    members.put(names.fault(), wireName());
    members.put(names.detects(), words.detects());
    members.put("parameters", parameter().stream().map(Parameter::json).toList());
    members.put("paths", paths());
    members.put("defaultPath", defaultPath());
    return members;
  }
}
