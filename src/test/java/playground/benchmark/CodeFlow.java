package playground.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Pattern;

/** One flow from the authorization request to the refresh, with a sandbox that consents by itself. */
record CodeFlow(HttpClient client, URI sandbox) {

  static final String CLIENT_ID = "C" + "be".repeat(32);
  static final String CLIENT_SECRET = "5e".repeat(32);
  static final String CALLBACK = "http://127.0.0.1:9999/callback";

  static final String CREDENTIALS = "&client_id=" + CLIENT_ID + "&client_secret=" + CLIENT_SECRET;
  static final String ENCODED_CALLBACK = CALLBACK.replace(":", "%3A").replace("/", "%2F");

  /** Registers its client. */
  static final String SEED =
      """
      {"integrations": [{"name": "Benchmark", "clientId": "%s", "clientSecret": "%s",
                         "redirectUris": ["%s"], "scopes": ["spark:rooms_read"]}]}
      """
          .formatted(CLIENT_ID, CLIENT_SECRET, CALLBACK);

  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"([^\"]+)\"");
  private static final Pattern REFRESH = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");

  /** What went wrong first; empty when nothing did. */
  Optional<String> run() throws Exception {
    try {
      var code = found(CODE, expect(302, authorize()).headers().firstValue("Location").orElse(""));
      var tokens = expect(200, token("grant_type=authorization_code&redirect_uri=" + ENCODED_CALLBACK + "&code=" + code));
      expect(200, rooms(found(ACCESS, tokens.body())));
      expect(200, token("grant_type=refresh_token&refresh_token=" + found(REFRESH, tokens.body())));
      return Optional.empty();
    } catch (IllegalStateException failed) {
      return Optional.of(failed.getMessage());
    }
  }

  private HttpResponse<String> authorize() throws Exception {
    return send(at("/v1/authorize?response_type=code&scope=spark%3Arooms_read&state=st4te&client_id=" + CLIENT_ID
        + "&redirect_uri=" + ENCODED_CALLBACK));
  }

  private HttpResponse<String> token(String form) throws Exception {
    return send(at("/v1/access_token")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form + CREDENTIALS)));
  }

  private HttpResponse<String> rooms(String token) throws Exception {
    return send(at("/v1/rooms").header("Authorization", "Bearer " + token));
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(sandbox + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(response.request().uri().getPath() + " was answered " + response.statusCode());
    }
    return response;
  }

  private static String found(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern);
    }
    return found.group(1);
  }
}
