package playground.webex.api;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.OAuthFailure;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Secret;
import playground.webex.HttpExchange;
import playground.webex.HttpTransport;
import playground.webex.Json;
import playground.webex.RawResponse;
import playground.webex.RedactedRequest;
import playground.webex.Redactor;
import playground.webex.RetryAfter;
import tools.jackson.databind.JsonNode;

/** Calls Webex's API with an access token, in the header and nowhere else (RFC 6750 §2.1). */
public final class ApiClient {

  /** Ten are requested; a longer list must not fill the memory or the page. */
  private static final int MAX_ROOMS = 100;

  /** Longest body of a request, in characters. */
  public static final int MAX_BODY_LENGTH = 16 * 1024;

  private static final int MAX_RESPONSE_BYTES = 1024 * 1024;
  private static final int NO_CONTENT = 204;

  private final HttpTransport transport;
  private final Clock clock;

  public ApiClient(HttpTransport transport, Clock clock) {
    this.transport = transport;
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
    var redactor = Redactor.of(accessToken.reveal());
    var redacted = RedactedRequest.call(method, uri, json);
    var sentAt = clock.instant();
    try {
      var response = transport.send(request(method, uri, json, accessToken), RequestKind.API, MAX_RESPONSE_BYTES);
      var exchange = HttpExchange.withResponse(redacted, sentAt, Duration.between(sentAt, clock.instant()), response, redactor);
      return read(response, exchange, clock.instant());
    } catch (OAuthException e) {
      var exchange = HttpExchange.withoutResponse(redacted, sentAt, Duration.between(sentAt, clock.instant()));
      return failed(exchange, Optional.empty(), e.failure());
    }
  }

  /** Whether it is JSON, and nothing after it. */
  public static boolean isJson(String text) {
    return Json.parse(text).isPresent();
  }

  private static HttpRequest request(String method, URI uri, String json, Secret accessToken) {
    var request =
        HttpRequest.newBuilder(uri)
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + accessToken.reveal());
    if (method.equals("GET")) {
      return request.GET().build();
    }
    return json.isEmpty()
        ? request.method(method, BodyPublishers.noBody()).build()
        : request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)).build();
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
        RetryAfter.of(response, now),
        Optional.empty());
  }

  private static ApiCall failed(HttpExchange exchange, Optional<Integer> status, OAuthFailure failure) {
    return new ApiCall(exchange, status, List.of(), Optional.empty(), Optional.empty(), Optional.of(failure));
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
