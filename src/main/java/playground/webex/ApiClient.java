package playground.webex;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.oauth.OAuthFailure;
import playground.oauth.Secret;
import tools.jackson.databind.JsonNode;

/** Calls Webex's API with an access token, in the header and nowhere else (RFC 6750 §2.1). */
public final class ApiClient {

  /** Ten are asked for; a list without end must not fill the memory or the page. */
  private static final int MAX_ROOMS = 100;

  private static final int MAX_ANSWER_BYTES = 1024 * 1024;
  private static final int NO_CONTENT = 204;

  private final HttpTransport wire;
  private final Clock clock;

  /**
   * @param timeout for one whole call, the answer's body included
   */
  public ApiClient(Duration timeout, Clock clock) {
    this.wire = new HttpTransport(timeout);
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
    var masking = Redactor.of(accessToken.reveal());
    var shown = RedactedRequest.call(method, uri, json);
    var sentAt = clock.instant();
    try {
      var reply = wire.send(request(method, uri, json, accessToken), MAX_ANSWER_BYTES);
      var exchange = HttpExchange.answered(shown, sentAt, Duration.between(sentAt, clock.instant()), reply, masking);
      return read(reply, exchange, clock.instant());
    } catch (OAuthFailure failure) {
      var exchange = HttpExchange.unanswered(shown, sentAt, Duration.between(sentAt, clock.instant()));
      return failed(exchange, Optional.empty(), failure);
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

  private static ApiCall read(RawResponse reply, HttpExchange exchange, Instant now) {
    var json = reply.isSuccess() ? reply.text().flatMap(Json::parse) : Optional.<JsonNode>empty();
    if (reply.isSuccess() && json.isEmpty() && reply.status() != NO_CONTENT) {
      return failed(exchange, Optional.of(reply.status()), notJson(reply));
    }
    return new ApiCall(
        exchange,
        Optional.of(reply.status()),
        json.map(ApiClient::rooms).orElse(List.of()),
        json.flatMap(person -> Json.text(person, "displayName")),
        RetryAfter.of(reply, now).map(RetryAfter::inWords),
        Optional.empty());
  }

  private static ApiCall failed(HttpExchange exchange, Optional<Integer> status, OAuthFailure failure) {
    return new ApiCall(exchange, status, List.of(), Optional.empty(), Optional.empty(), Optional.of(failure));
  }

  private static List<ApiCall.Room> rooms(JsonNode json) {
    var items = json.path("items");
    return IntStream.range(0, items.isArray() ? Math.min(items.size(), MAX_ROOMS) : 0)
        .mapToObj(items::path)
        .map(item -> new ApiCall.Room(Json.text(item, "title").orElse("(no title)"), Json.text(item, "type").orElse("")))
        .toList();
  }

  private static OAuthFailure notJson(RawResponse reply) {
    return new OAuthFailure.UnusableResponse(
        reply.looksLikeHtml() ? "A web page came back instead of JSON." : "What came back is not JSON.",
        "A proxy, a captive portal or a wrong base URL answers in Webex's place, or the answer was cut short.",
        "Check webex.base-url and your network, then call again. The token is kept.",
        false);
  }
}
