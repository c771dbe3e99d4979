package playground.webex.api;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Secret;
import playground.webex.HttpExchange;
import playground.webex.HttpTransport;
import playground.webex.Json;
import playground.webex.LoggedTransport;
import playground.webex.OutgoingRequest;
import playground.webex.RawResponse;
import playground.webex.RetryAfter;
import playground.webex.SentRequest;
import tools.jackson.databind.JsonNode;

/** Calls Webex's API with an access token, in the header and nowhere else (RFC 6750 §2.1). */
public final class ApiClient {

  /** Ten are requested; a longer list must not fill the memory or the page. */
  private static final int MAX_ROOMS = 100;

  /** Longest body of a request, in characters. */
  public static final int MAX_BODY_LENGTH = 16 * 1024;

  private static final int MAX_RESPONSE_BYTES = 1024 * 1024;
  private static final int NO_CONTENT = 204;

  private final LoggedTransport transport;
  private final Clock clock;

  public ApiClient(HttpTransport transport, Clock clock) {
    this.transport = new LoggedTransport(transport, clock);
    this.clock = clock;
  }

  /** GETs and reads; whatever goes wrong is in the result, nothing is thrown. */
  public ApiCall get(URI uri, Secret accessToken) {
    return call("GET", uri, "", accessToken);
  }

  /**
   * Calls with any method and reads; whatever goes wrong is in the result, nothing is thrown.
   *
   * @param json empty without a body
   */
  public ApiCall call(String method, URI uri, String json, Secret accessToken) {
    return read(send(OutgoingRequest.call(method, uri, json, accessToken)));
  }

  /**
   * Asks how long an access token lives, and reads; whatever goes wrong is in the result, nothing is thrown.
   *
   * @param uri of {@code GET /authorizations/tokenExpiry}
   */
  public ExpiryCall expiry(URI uri, Secret accessToken) {
    var sent = send(OutgoingRequest.call("GET", uri, "", accessToken));
    var expiresAt = sent.response().filter(RawResponse::isSuccess)
        .flatMap(RawResponse::text)
        .flatMap(Json::parse)
        .map(json -> json.path("exp"))
        .filter(JsonNode::canConvertToLong)
        .map(milliseconds -> Instant.ofEpochMilli(milliseconds.longValue()));
    return new ExpiryCall(read(sent), expiresAt);
  }

  private SentRequest send(OutgoingRequest request) {
    return transport.send(request, RequestKind.API, MAX_RESPONSE_BYTES);
  }

  private ApiCall read(SentRequest sent) {
    return sent.response()
        .map(response -> read(response, sent.exchange(), clock.instant()))
        .orElseGet(() -> failed(sent.exchange(), Optional.empty(), sent.failure().orElseThrow()));
  }

  /** Whether it is JSON, and nothing after it. */
  public static boolean isJson(String text) {
    return Json.parse(text).isPresent();
  }

  private static ApiCall read(RawResponse response, HttpExchange exchange, Instant now) {
    var json = response.isSuccess() ? response.text().flatMap(Json::parse) : Optional.<JsonNode>empty();
    if (response.isSuccess() && json.isEmpty() && response.status() != NO_CONTENT) {
      return failed(exchange, Optional.of(response.status()), notJson(response));
    }
    return new ApiCall(
        exchange,
        Optional.of(response.status()),
        json.map(ApiClient::rooms).orElse(List.of()),
        json.flatMap(person -> Json.text(person, "displayName")),
        json.map(person -> person.path("emails").path(0)).filter(JsonNode::isString).map(JsonNode::stringValue),
        RetryAfter.of(response, now),
        Optional.empty());
  }

  private static ApiCall failed(HttpExchange exchange, Optional<Integer> status, OAuthFailure failure) {
    return new ApiCall(
        exchange, status, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(failure));
  }

  private static List<ApiCall.Room> rooms(JsonNode json) {
    var items = json.path("items");
    return IntStream.range(0, items.isArray() ? Math.min(items.size(), MAX_ROOMS) : 0)
        .mapToObj(items::path)
        .map(item -> new ApiCall.Room(Json.text(item, "title").orElse(""), Json.text(item, "type").orElse("")))
        .toList();
  }

  private static OAuthFailure notJson(RawResponse response) {
    var fault = response.looksLikeHtml() ? ResponseFault.HTML : ResponseFault.NOT_JSON;
    return new UnusableResponse(RequestKind.API, fault, "");
  }
}
