package playground.webex;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import playground.oauth.DenialCode;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import tools.jackson.databind.JsonNode;

/**
 * A response that is no success, and the code of its failure. Webex has two dialects and refuses the same grant in
 * both: the API gateway's envelope {@code {message, errors: [{description}], trackingId}}, and the identity broker's
 * OAuth form {@code {error, error_description, trackingID}} (RFC 6749 §5.2).
 *
 * @param error OAuth's error code; empty in the envelope
 * @param description the most specific text there is; empty when the body has none that we understand
 * @param trackingId what Webex support asks for; empty when there is none
 */
public record ErrorResponse(Optional<String> error, Optional<String> description, Optional<String> trackingId) {

  /**
   * A text of a server's, and what it means.
   *
   * @param text an OAuth error code, or part of a captured description, in lower case
   * @param requests in whose responses it means that
   */
  private record Known(String text, DenialCode code, Set<RequestKind> requests) {}

  private static final RequestKind[] TOKEN_REQUESTS = {RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_POLL};

  private static final RequestKind[] AUTHENTICATED = {
    RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_AUTHORIZATION, RequestKind.DEVICE_POLL,
    RequestKind.REVOCATION
  };

  private static final RequestKind[] WITH_CLIENT_ID =
      {RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_AUTHORIZATION, RequestKind.DEVICE_POLL};

  /** Said of an unknown client, with whatever code. */
  private static final List<Known> UNKNOWN_CLIENT =
      List.of(known("client id is invalid", DenialCode.CLIENT_UNKNOWN, WITH_CLIENT_ID));

  /**
   * Captured texts that say more than {@code invalid_request}, which they come with, or no code at all. Beside another
   * code they say nothing: a refused client may be refused "for the refresh token request", and its tokens are good.
   */
  private static final List<Known> MORE_PRECISE = List.of(
      known("client_secret", DenialCode.CLIENT_SECRET_MISSING, AUTHENTICATED),
      known("refresh token", DenialCode.INVALID_GRANT, RequestKind.REFRESH), // said with invalid_request (contract, 1.B)
      known("redirect_uri", DenialCode.HELPER_REDIRECT_URIS_MISSING, RequestKind.DEVICE_AUTHORIZATION),
      known("redirect uri", DenialCode.HELPER_REDIRECT_URIS_MISSING, RequestKind.DEVICE_AUTHORIZATION));

  /** OAuth's error codes; the gateway puts them into the description (contract, 1.D). */
  private static final List<Known> CODES = List.of(
      known("invalid_client", DenialCode.INVALID_CLIENT, AUTHENTICATED),
      known("invalid_grant", DenialCode.INVALID_GRANT, TOKEN_REQUESTS),
      known("invalid_scope", DenialCode.INVALID_SCOPE, WITH_CLIENT_ID),
      known("unauthorized_client", DenialCode.GRANT_NOT_ALLOWED, WITH_CLIENT_ID),
      known("unsupported_grant_type", DenialCode.GRANT_NOT_ALLOWED, WITH_CLIENT_ID),
      known("slow_down", DenialCode.SLOW_DOWN, RequestKind.DEVICE_POLL),
      known("authorization_pending", DenialCode.AUTHORIZATION_PENDING, RequestKind.DEVICE_POLL),
      known("access_denied", DenialCode.ACCESS_DENIED, RequestKind.DEVICE_POLL),
      known("expired_token", DenialCode.EXPIRED_TOKEN, RequestKind.DEVICE_POLL),
      known("tokenlimit_reached", DenialCode.TOKEN_LIMIT_REACHED, RequestKind.DEVICE_POLL),
      known("invalid_request", DenialCode.INVALID_REQUEST, WITH_CLIENT_ID));

  /** Texts of the envelope, which has no code, as far as they are known. */
  private static final List<Known> VAGUE = List.of(
      known("client id", DenialCode.CLIENT_UNKNOWN, RequestKind.CODE, RequestKind.DEVICE_AUTHORIZATION),
      known("scope", DenialCode.INVALID_SCOPE, RequestKind.DEVICE_AUTHORIZATION));

  /** "invalid_grant" with this reason; a text that names other reasons too does not say that it is this one. */
  private static final List<Known> REDIRECT_URI =
      List.of(
          known("redirect_uri", DenialCode.REDIRECT_URI_REFUSED, RequestKind.CODE),
          known("redirect uri", DenialCode.REDIRECT_URI_REFUSED, RequestKind.CODE),
          known("redirection uri", DenialCode.REDIRECT_URI_REFUSED, RequestKind.CODE));

  /** Webex's API has one message for each of these statuses, whatever the cause (contract, section 0). */
  private static final Map<String, Integer> STATUSES_OF_MESSAGES = Map.of(
      "The request could not be understood by the server due to malformed syntax.", 400,
      "The request requires a valid access token set in the Authorization request header.", 401,
      "The server understood the request, but refused to fulfill it because the access token is missing required scopes or"
          + " the user is missing required roles or licenses.", 403,
      "The requested resource could not be found.", 404);

  private static Known known(String text, DenialCode code, RequestKind... requests) {
    return new Known(text, code, Set.of(requests));
  }

  static ErrorResponse of(RawResponse response) {
    return response
        .text()
        .flatMap(Json::parse)
        .map(ErrorResponse::read)
        .orElse(new ErrorResponse(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  static ErrorResponse read(JsonNode json) {
    return new ErrorResponse(
        Json.text(json, "error"),
        Json.text(json, "error_description")
            .or(() -> Json.text(json.path("errors").path(0), "description"))
            .or(() -> Json.text(json, "message")),
        Json.text(json, "trackingId").or(() -> Json.text(json, "trackingID"))); // ID: the broker's
  }

  /**
   * Why this response, which is no success, is a failure.
   *
   * @param now for a wait until a date, in a response that is not dated itself
   */
  public static OAuthFailure failure(RawResponse response, RequestKind request, Redactor redactor, Instant now) {
    if (response.isRedirect()) {
      return new UnusableResponse(request, ResponseFault.REDIRECT, Integer.toString(response.status()));
    }
    var body = of(response);
    var words = body.words().map(redactor::excerpt).orElse("");
    var code = body.code(response, request);
    return new RequestDenied(request, code, response.status(), words, RetryAfter.of(response, now));
  }

  /** What the body says counts more than the status, but for those that a gateway sends whatever is behind it. */
  private DenialCode code(RawResponse response, RequestKind request) {
    return switch (response.status()) {
      case 404, 405 -> DenialCode.NO_SUCH_ENDPOINT;
      case 429 -> DenialCode.RATE_LIMITED;
      case 401 -> isUnauthorizedClient() ? DenialCode.INVALID_CLIENT : ofBody(response.status(), request);
      default -> response.status() >= 500 ? ofServerError(response) : ofBody(response.status(), request);
    };
  }

  /** Keycloak says so of wrong credentials, with 401; a grant that the client may not use is 400 (RFC 6749 §5.2). */
  private boolean isUnauthorizedClient() {
    return error.filter(e -> e.equalsIgnoreCase("unauthorized_client")).isPresent();
  }

  private DenialCode ofBody(int status, RequestKind request) {
    return code(request).orElseGet(() -> ofStatus(status, request));
  }

  private static DenialCode ofServerError(RawResponse response) {
    return response.looksLikeHtml() ? DenialCode.GATEWAY_ERROR : DenialCode.SERVER_ERROR;
  }

  /** For a body that says nothing known. Pending is documented as 428, whose body may be empty (contract, 1.D). */
  private DenialCode ofStatus(int status, RequestKind request) {
    return switch (status) {
      case 400 -> error.isPresent() ? DenialCode.INVALID_REQUEST : withoutCode(request);
      case 401 -> DenialCode.INVALID_CLIENT;
      case 428 -> request == RequestKind.DEVICE_POLL
          ? DenialCode.AUTHORIZATION_PENDING
          : DenialCode.UNEXPECTED_STATUS;
      default -> DenialCode.UNEXPECTED_STATUS;
    };
  }

  /** Webex gives a used, expired or foreign code no text that has been captured. */
  private static DenialCode withoutCode(RequestKind request) {
    return request == RequestKind.CODE || request == RequestKind.DEVICE_POLL
        ? DenialCode.INVALID_GRANT
        : DenialCode.INVALID_REQUEST;
  }

  private Optional<DenialCode> code(RequestKind request) {
    var all = words().orElse("").toLowerCase(Locale.ROOT);
    var code = error.or(() -> description).orElse("").toLowerCase(Locale.ROOT);
    var isVague = error.filter(e -> !e.equalsIgnoreCase("invalid_request")).isEmpty();
    var isAboutGrant = error.filter(e -> !e.equalsIgnoreCase("invalid_grant")).isEmpty() || isVague;
    var isList = all.contains("expired") || all.contains("code_verifier");
    return find(UNKNOWN_CLIENT, all, request)
        .or(() -> isAboutGrant && !isList ? find(REDIRECT_URI, all, request) : Optional.empty())
        .or(() -> isVague ? find(MORE_PRECISE, all, request) : Optional.empty())
        .or(() -> find(CODES, code, request))
        .or(() -> find(VAGUE, all, request));
  }

  private static Optional<DenialCode> find(List<Known> known, String words, RequestKind request) {
    return known.stream()
        .filter(one -> one.requests().contains(request) && words.contains(one.text()))
        .map(Known::code)
        .findFirst();
  }

  /** The error codes of token and device endpoints that have a meaning of their own, as servers spell them. */
  public static List<String> errorCodes() {
    return CODES.stream().map(Known::text).toList();
  }

  /** Whether the body, and not the status alone, says what the response to such a request means. */
  boolean isTelling(RawResponse response, RequestKind request) {
    return code(request).filter(code -> code == code(response, request)).isPresent();
  }

  /** Whether it has a message that Webex's API sends of a token or a resource, and nothing more precise. */
  boolean isInWordsOfApi() {
    return error.isEmpty() && description.map(STATUSES_OF_MESSAGES::get).filter(status -> status > 400).isPresent();
  }

  /**
   * The status that a body without a status line came with: that of Webex's message, or of RFC 6749 §5.2 (401 where the
   * client is rejected, otherwise 400).
   *
   * @param message that stands beside the description; empty in OAuth's form
   */
  int usualStatus(Optional<String> message) {
    var isRejectedClient = error.or(() -> description).filter(text -> text.startsWith("invalid_client")).isPresent();
    return message.map(STATUSES_OF_MESSAGES::get).orElse(isRejectedClient ? 401 : 400);
  }

  /** What the server said; empty when it said nothing. */
  private Optional<String> words() {
    return error.map(e -> description.map(d -> e + ": " + d).orElse(e)).or(() -> description);
  }
}
