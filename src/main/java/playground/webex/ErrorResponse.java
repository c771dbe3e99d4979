package playground.webex;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
   * A text of Webex's, and what it means.
   *
   * @param text an OAuth error code, or part of a captured description, in lower case
   * @param requests in whose responses it means that
   */
  private record Known(String text, DenialCode code, Set<RequestKind> requests) {}

  /**
   * The first that matches decides. OAuth's codes come first; the gateway puts them into the description (contract,
   * 1.D). Captured texts follow, because the envelope has no code, and because the broker says {@code invalid_request}
   * where RFC 6749 §5.2 has {@code invalid_grant} (contract, 1.B).
   */
  private static final List<Known> KNOWN = List.of(
      known("client id is invalid", DenialCode.CLIENT_UNKNOWN, // said with invalid_client too, which is vaguer
          RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_AUTHORIZATION, RequestKind.DEVICE_POLL),
      known("invalid_client", DenialCode.CLIENT_UNKNOWN, RequestKind.DEVICE_AUTHORIZATION), // no secret is sent there
      known("invalid_client", DenialCode.INVALID_CLIENT,
          RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_POLL),
      known("invalid_grant", DenialCode.INVALID_GRANT, RequestKind.CODE, RequestKind.REFRESH, RequestKind.DEVICE_POLL),
      known("invalid_scope", DenialCode.INVALID_SCOPE, RequestKind.DEVICE_AUTHORIZATION),
      known("slow_down", DenialCode.SLOW_DOWN, RequestKind.DEVICE_POLL),
      known("authorization_pending", DenialCode.AUTHORIZATION_PENDING, RequestKind.DEVICE_POLL),
      known("access_denied", DenialCode.ACCESS_DENIED, RequestKind.DEVICE_POLL),
      known("expired_token", DenialCode.EXPIRED_TOKEN, RequestKind.DEVICE_POLL),
      known("tokenlimit_reached", DenialCode.TOKEN_LIMIT_REACHED, RequestKind.DEVICE_POLL),
      known("refresh token", DenialCode.INVALID_GRANT, RequestKind.REFRESH),
      known("client_secret", DenialCode.CLIENT_SECRET_MISSING, RequestKind.CODE, RequestKind.REFRESH),
      known("redirect_uri", DenialCode.HELPER_REDIRECT_URIS_MISSING, RequestKind.DEVICE_AUTHORIZATION),
      known("redirect uri", DenialCode.HELPER_REDIRECT_URIS_MISSING, RequestKind.DEVICE_AUTHORIZATION),
      known("client id", DenialCode.CLIENT_UNKNOWN, RequestKind.CODE, RequestKind.DEVICE_AUTHORIZATION),
      known("scope", DenialCode.INVALID_SCOPE, RequestKind.DEVICE_AUTHORIZATION));

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

  private static ErrorResponse read(JsonNode json) {
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

  private DenialCode code(RawResponse response, RequestKind request) {
    return switch (response.status()) {
      case 400 -> code(request);
      case 401 -> DenialCode.INVALID_CLIENT;
      case 404, 405 -> DenialCode.NO_SUCH_ENDPOINT;
      case 428 -> pending(request);
      case 429 -> DenialCode.RATE_LIMITED;
      default -> ofStatus(response);
    };
  }

  private static DenialCode ofStatus(RawResponse response) {
    if (response.status() < 500) {
      return DenialCode.UNEXPECTED_STATUS;
    }
    return response.looksLikeHtml() ? DenialCode.GATEWAY_ERROR : DenialCode.SERVER_ERROR;
  }

  /** Pending is documented as 428, whose body may be empty, and as 400 (contract, 1.D). */
  private DenialCode pending(RequestKind request) {
    if (request != RequestKind.DEVICE_POLL) {
      return DenialCode.UNEXPECTED_STATUS;
    }
    return code(request) == DenialCode.SLOW_DOWN ? DenialCode.SLOW_DOWN : DenialCode.AUTHORIZATION_PENDING;
  }

  private DenialCode code(RequestKind request) {
    var words = words().orElse("").toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known -> known.requests().contains(request) && words.contains(known.text()))
        .map(Known::code)
        .findFirst()
        .orElse(otherwise(request));
  }

  /** Webex gives a used, expired or foreign code no text that has been captured. */
  private static DenialCode otherwise(RequestKind request) {
    return request == RequestKind.CODE || request == RequestKind.DEVICE_POLL
        ? DenialCode.INVALID_GRANT
        : DenialCode.INVALID_REQUEST;
  }

  /** What the server said; empty when it said nothing. */
  private Optional<String> words() {
    return error.map(e -> description.map(d -> e + ": " + d).orElse(e)).or(() -> description);
  }
}
