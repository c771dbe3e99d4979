package com.example.webex;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists the rooms of a person who has authorized this program. Gets a new access token when the old one has expired, and
 * waits when Webex asks it to.
 */
public final class WebexClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** How often a request is sent again after a wait. */
  private static final int MAX_WAITS = 3;

  /** For a 429 that does not say how long. */
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(30);

  /** Waits; a test passes one that does not. */
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /** Neither token is valid any more: send the person to the authorization page again. */
  @SuppressWarnings("serial") // never serialized
  public static final class AuthorizationRequiredException extends IOException {
    AuthorizationRequiredException() {
      super("Webex refused the refresh token. Authorize again.");
    }
  }

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final JsonMapper json = new JsonMapper();
  private final URI baseUrl;
  private final String clientId;
  private final String clientSecret;
  private final Sleeper sleeper;
  private String accessToken;
  private String refreshToken;

  /**
   * @param baseUrl {@code https://webexapis.com/v1}, or that of a sandbox
   */
  public WebexClient(URI baseUrl, String clientId, String clientSecret, Sleeper sleeper) {
    this.baseUrl = baseUrl;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.sleeper = sleeper;
  }

  /** Uses these tokens from now on. */
  public void signIn(String accessToken, String refreshToken) {
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
  }

  /** The titles of the person's rooms. */
  public List<String> rooms() throws IOException, InterruptedException {
    var response = call("/rooms");
    if (response.statusCode() == 401) {
      refresh();
      response = call("/rooms");
    }
    return read(response).get("items").valueStream().map(room -> room.get("title").asString()).toList();
  }

  private HttpResponse<String> call(String path) throws IOException, InterruptedException {
    return send(request(path).header("Authorization", "Bearer " + accessToken).build());
  }

  /** A refresh token is sent once: Webex may replace it with each use. */
  private void refresh() throws IOException, InterruptedException {
    var form = Map.of(
        "grant_type", "refresh_token",
        "refresh_token", refreshToken,
        "client_id", clientId,
        "client_secret", clientSecret);
    var response = send(request("/access_token")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(encoded(form)))
        .build());
    if (response.statusCode() == 400) {
      throw new AuthorizationRequiredException();
    }
    var tokens = read(response);
    signIn(tokens.get("access_token").asString(), tokens.get("refresh_token").asString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIMEOUT);
  }

  /** Waits as long as a 429 says before it sends the request again. */
  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    var response = http.send(request, BodyHandlers.ofString());
    for (var waits = 0; response.statusCode() == 429 && waits < MAX_WAITS; waits++) {
      sleeper.sleep(wait(response));
      response = http.send(request, BodyHandlers.ofString());
    }
    return response;
  }

  private static Duration wait(HttpResponse<?> response) {
    return response.headers().firstValue("Retry-After").filter(value -> value.matches("[0-9]{1,5}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value))).orElse(DEFAULT_WAIT);
  }

  private JsonNode read(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException(response.request().uri().getPath() + ": Webex responded with " + response.statusCode());
    }
    return json.readTree(response.body());
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
