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
  /** 429 with {@code Retry-After} in seconds (contract, section 0). */
  TOO_MANY_REQUESTS(
      FaultTarget.RESPONSE,
      "A client that does not wait as long as Retry-After says, or gives up at once.",
      new Parameter("retryAfter", 1, 0, 86_400),
      FaultHandlers::tooManyRequests),

  /** 500 in Webex's envelope. */
  SERVER_ERROR(
      FaultTarget.RESPONSE, "A client that discards its tokens when the server fails.", FaultHandlers::serverError),

  /** 502 from a proxy, in HTML. */
  BAD_GATEWAY_HTML(
      FaultTarget.RESPONSE, "A client that parses every response as JSON.", FaultHandlers::badGatewayHtml),

  /** The response comes late, by so many seconds. */
  DELAY(
      FaultTarget.RESPONSE,
      "A client that sets no time limit, or blocks all its users while one request waits.",
      new Parameter("seconds", 5, 1, 600),
      null),

  /** The request is served, but the connection closes in the middle of the response. */
  CUT(
      FaultTarget.RESPONSE,
      "A client that hangs, or sends a code or a refresh token again, after an incomplete response.",
      FaultHandlers::cut),

  /** The request is served, but half of the body is missing and Content-Length matches the rest. */
  TRUNCATED(
      FaultTarget.RESPONSE,
      "A client that accepts a response because its status and headers are good.",
      FaultHandlers::truncated),

  /** A body of 64 MiB that begins as JSON. */
  HUGE(FaultTarget.RESPONSE, "A client that reads a response into memory without a limit.", FaultHandlers::huge),

  /** Refusals come in the format of the identity broker (contract, section 0). */
  BROKER_DIALECT(
      FaultTarget.REFUSAL, "A client that reads message but not error, and so cannot tell what was refused."),

  /** The token response lacks both, as one of Webex's own examples does (contract, 1.B). */
  OMIT_TOKEN_TYPE_AND_SCOPE(
      FaultTarget.TOKEN_OR_DEVICE, "A client that fails without token_type, or reads a missing scope as none granted."),

  /** Lifetimes are strings instead of numbers. */
  EXPIRES_IN_AS_STRING(
      FaultTarget.TOKEN_OR_DEVICE, "A client that loses the tokens because a number is sent as a string."),

  /** A page that denies access; the client gets no callback (contract, 1.A). */
  ADMIN_BLOCKED(
      FaultTarget.AUTHORIZE, "A client that waits for a callback that never comes, and does not tell its user."),

  /** Consent is denied, whichever button is pressed (RFC 6749 §4.1.2.1). */
  CONSENT_DENIED(FaultTarget.CONSENT, "A client that takes every callback for a success."),

  /** The callback carries {@code iss}, and discovery announces it (RFC 9207); Webex does neither. */
  ISSUER_IN_CALLBACK(
      FaultTarget.EVERYWHERE,
      "A client that refuses a parameter it does not know, or does not compare iss with its issuer."),

  /** A valid code is refused as expired. */
  CODE_EXPIRED(FaultTarget.TOKEN, "A client that cannot start again when a code is refused."),

  /** A valid access token is refused as expired. */
  ACCESS_TOKEN_EXPIRED(FaultTarget.API, "A client that does not refresh after a 401, or refreshes without end."),

  /** A valid refresh token is refused as expired. */
  REFRESH_TOKEN_EXPIRED(
      FaultTarget.TOKEN, "A client that keeps using an expired grant instead of asking the user to authorize again."),

  /** The sandbox's clock is so many days ahead. */
  CLOCK_FORWARD(
      FaultTarget.EVERYWHERE,
      "A client that does not expect tokens to expire, or assumes lifetimes of its own.",
      new Parameter("days", 1, 1, 3_650),
      null),

  /** The ID token names the issuer of another region (contract, 1.G, issuer trap). */
  ISSUER_OF_ANOTHER_REGION(
      FaultTarget.TOKEN, "A client that requires iss to equal the issuer of the discovery document."),

  /** The ID token has another nonce than the request. */
  WRONG_NONCE(FaultTarget.TOKEN, "A client that does not compare the nonce, and so accepts a stolen ID token."),

  /** The ID token is signed with a key that is not in the key set. */
  UNKNOWN_KEY(
      FaultTarget.TOKEN, "A client that does not check the signature, or fetches the key set again and again.");

  /**
   * A whole number that a fault takes.
   *
   * @param name of the JSON member
   * @param standard the value when the member is left out
   */
  public record Parameter(String name, int standard, int min, int max) {

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
  private final String detects;
  private final Parameter parameter;
  private final Handler handler;

  FaultType(FaultTarget target, String detects) {
    this(target, detects, null, null);
  }

  FaultType(FaultTarget target, String detects, Handler handler) {
    this(target, detects, null, handler);
  }

  FaultType(FaultTarget target, String detects, Parameter parameter, Handler handler) {
    this.target = target;
    this.detects = detects;
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

  /** The mistake in a client that this fault detects, in one sentence. */
  public String detects() {
    return detects;
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

  /** As GET /faults lists it; the names of the members are part of the interface. */
  Map<String, Object> json() {
    var members = new LinkedHashMap<String, Object>();
    members.put("trouble", wireName());
    members.put("uncovers", detects);
    members.put("parameters", parameter().stream().map(Parameter::json).toList());
    members.put("paths", paths());
    members.put("defaultPath", defaultPath());
    return members;
  }
}
