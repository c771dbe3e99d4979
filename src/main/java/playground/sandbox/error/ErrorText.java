package playground.sandbox.error;

/**
 * Every refusal in JSON: status, {@code message} and {@code errors[0].description}, in Webex's own words where they are
 * known, and the error code of RFC 6749 §5.2 for the broker's dialect.
 *
 * <p>This is the one table of what has been captured from Webex and what has not. Our stand-in for a text that was not
 * captured begins with the error code, so that readers can look it up.
 */
public enum ErrorText {
  BAD_REQUEST(400, "invalid_request", Message.BAD_REQUEST, Evidence.CAPTURED),
  NO_VALID_TOKEN(401, "invalid_token", Message.UNAUTHORIZED, Evidence.CAPTURED), // RFC 6750 §3.1
  NOT_ALLOWED_TO(403, "access_denied", Message.FORBIDDEN, Evidence.CAPTURED),
  NOT_FOUND(404, "invalid_request", Message.NOT_FOUND, Evidence.CAPTURED),
  NO_API_VERSION(401, "invalid_request", Message.UNAUTHORIZED, Evidence.CAPTURED),

  CLIENT_ID_INVALID(400, "invalid_client", Message.BAD_REQUEST, "Client Id is invalid", Evidence.CAPTURED),
  CLIENT_SECRET_MISSING(400, "invalid_client", "client_secret cannot be null or empty", Evidence.TEXT_CAPTURED),
  REFRESH_TOKEN_DEAD(
      400,
      "invalid_request", // and not invalid_grant, as the RFC has it (contract, 1.B)
      Message.BAD_REQUEST,
      "The refresh token provided is expired, revoked, malformed, or invalid.",
      Evidence.TEXT_CAPTURED),
  SCOPE_INVALID(
      400, "invalid_scope", Message.BAD_REQUEST, "The requested scope is invalid.", Evidence.TEXT_CAPTURED),

  CLIENT_SECRET_WRONG(
      401,
      Message.UNAUTHORIZED,
      new StandIn("invalid_client", "Client authentication failed."),
      Evidence.STATUS_CAPTURED),
  REQUEST_INVALID(
      400,
      Message.BAD_REQUEST,
      new StandIn("invalid_request", "A parameter is missing, malformed or given more than once."),
      Evidence.STATUS_CAPTURED),
  CODE_INVALID(
      400,
      Message.BAD_REQUEST,
      new StandIn(
          "invalid_grant",
          "The authorization code is invalid, expired or was used, or does not belong to this request."),
      Evidence.STATUS_CAPTURED),
  GRANT_TYPE_UNSUPPORTED(
      400,
      Message.BAD_REQUEST,
      new StandIn("unsupported_grant_type", "This grant type is not supported."),
      Evidence.NOT_CAPTURED),

  AUTHORIZATION_PENDING(428, "authorization_pending", "authorization_pending", Evidence.STATUS_CAPTURED),
  SLOW_DOWN(400, "slow_down", Message.BAD_REQUEST, "slow_down", Evidence.TEXT_CAPTURED),
  DEVICE_DENIED(400, "access_denied", Message.BAD_REQUEST, "access_denied", Evidence.TEXT_CAPTURED),
  DEVICE_CODE_INVALID(400, "invalid_grant", Message.BAD_REQUEST, "invalid_grant", Evidence.TEXT_CAPTURED),
  DEVICE_GRANT_TYPE(
      400, "unsupported_grant_type", Message.BAD_REQUEST, "unsupported_grant_type", Evidence.TEXT_CAPTURED),
  DEVICE_CODE_EXPIRED( // RFC 8628 §3.5
      400, "expired_token", Message.BAD_REQUEST, "expired_token", Evidence.NOT_CAPTURED),
  DEVICE_REDIRECT_URIS_MISSING(
      400,
      Message.BAD_REQUEST,
      new StandIn("invalid_request", "redirect_uri: the redirect URIs of the device grant are not registered."),
      Evidence.NOT_CAPTURED),

  NO_OPENID_SCOPE(403, "invalid_request", Message.FORBIDDEN, Evidence.NOT_CAPTURED),
  RESOURCE_MISSING(
      400, Message.BAD_REQUEST, new StandIn("invalid_request", "resource is missing."), Evidence.NOT_CAPTURED),
  NO_SUCH_ACCOUNT(404, "invalid_request", Message.NOT_FOUND, Evidence.NOT_CAPTURED),

  METHOD_NOT_ALLOWED(405, "invalid_request", Message.METHOD_NOT_ALLOWED, Evidence.NOT_CAPTURED),
  TOO_LARGE(413, "invalid_request", Message.TOO_LARGE, Evidence.NOT_CAPTURED),
  MEDIA_TYPE_UNSUPPORTED(415, "invalid_request", Message.MEDIA_TYPE, Evidence.NOT_CAPTURED),
  ALREADY_MEMBER(409, "invalid_request", Message.CONFLICT, Evidence.NOT_CAPTURED),
  LOCKED(423, "invalid_request", Message.LOCKED, Evidence.NOT_CAPTURED),
  UNAVAILABLE(503, "temporarily_unavailable", Message.UNAVAILABLE, Evidence.NOT_CAPTURED),
  TOO_MANY_REQUESTS(429, "invalid_request", Message.TOO_MANY, Evidence.STATUS_CAPTURED),
  SERVER_ERROR(500, "server_error", Message.SERVER_ERROR, Evidence.NOT_CAPTURED);

  /** What has been captured from Webex. */
  public enum Evidence {
    /** Status and text. */
    CAPTURED,
    /** The text; the status is our guess. */
    TEXT_CAPTURED,
    /** The status; the text is ours. */
    STATUS_CAPTURED,
    /** Neither. */
    NOT_CAPTURED
  }

  /** Our words for a text that was not captured. */
  private record StandIn(String error, String text) {}

  /** Webex's generic messages, word for word (contract, section 0); after the blank line, ours in the same style. */
  private static final class Message {
    static final String BAD_REQUEST =
        "The request could not be understood by the server due to malformed syntax.";
    static final String UNAUTHORIZED =
        "The request requires a valid access token set in the Authorization request header.";
    static final String FORBIDDEN =
        "The server understood the request, but refused to fulfill it because the access token is missing required"
            + " scopes or the user is missing required roles or licenses.";
    static final String NOT_FOUND = "The requested resource could not be found.";

    static final String METHOD_NOT_ALLOWED = "The request method is not supported by this resource.";
    static final String TOO_LARGE = "The request is larger than the server is willing to process.";
    static final String MEDIA_TYPE = "The request is in a format not supported by this resource.";
    static final String CONFLICT = "The person is a member of the room already.";
    static final String LOCKED = "The requested resource is temporarily unavailable.";
    static final String UNAVAILABLE = "The server is overloaded or down for maintenance.";
    static final String TOO_MANY = "Too many requests have been sent in a given amount of time.";
    static final String SERVER_ERROR = "Something went wrong on the server.";
  }

  private final int status;
  private final String error;
  private final String message;
  private final String description;
  private final String brokerDescription;
  private final Evidence evidence;

  ErrorText(int status, String error, String message, Evidence evidence) {
    this(status, error, message, message, evidence);
  }

  ErrorText(int status, String error, String message, String description, Evidence evidence) {
    this.status = status;
    this.error = error;
    this.message = message;
    this.description = description;
    this.brokerDescription = description;
    this.evidence = evidence;
  }

  ErrorText(int status, String message, StandIn standIn, Evidence evidence) {
    this.status = status;
    this.error = standIn.error();
    this.message = message;
    this.description = standIn.error() + ": " + standIn.text();
    this.brokerDescription = standIn.text();
    this.evidence = evidence;
  }

  /** The text for a request that the server itself, not a servlet, refuses. */
  static ErrorText ofStatus(int status) {
    return switch (status) {
      case 401 -> NO_VALID_TOKEN;
      case 403 -> NOT_ALLOWED_TO;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 413 -> TOO_LARGE;
      case 415 -> MEDIA_TYPE_UNSUPPORTED;
      case 503 -> UNAVAILABLE;
      default -> status < 500 ? BAD_REQUEST : SERVER_ERROR;
    };
  }

  /** HTTP status code. */
  public int status() {
    return status;
  }

  /** The error code of RFC 6749 §5.2, which the broker sends as {@code error}. */
  String error() {
    return error;
  }

  /** What the broker sends as {@code error_description}. */
  String brokerDescription() {
    return brokerDescription;
  }

  public String message() {
    return message;
  }

  public String description() {
    return description;
  }

  public Evidence evidence() {
    return evidence;
  }
}
