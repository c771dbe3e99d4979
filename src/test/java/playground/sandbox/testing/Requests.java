package playground.sandbox.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import playground.oauth.Form;
import playground.testing.Json;

/** What a client of Webex sends, for the sandbox's standard integration. */
final class Requests {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final WebexSandbox sandbox;

  Requests(WebexSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** An authorization request for these scopes; its state is {@code st4te}. */
  URI authorization(String scopes) {
    return authorization(SandboxIntegration.REDIRECT_URI, scopes);
  }

  URI authorization(String redirectUri, String scopes) {
    return URI.create(sandbox.baseUrl() + "/authorize?" + Form.empty()
        .with("response_type", "code").with("client_id", SandboxIntegration.CLIENT_ID)
        .with("redirect_uri", redirectUri).with("scope", scopes).with("state", "st4te").encodedForQuery());
  }

  HttpResponse<String> exchange(URI callback) throws Exception {
    return token(Form.empty().with("grant_type", "authorization_code")
        .with("code", query(callback).value("code").orElseThrow()).with("redirect_uri", SandboxIntegration.REDIRECT_URI));
  }

  HttpResponse<String> refresh(String refreshToken) throws Exception {
    return token(Form.empty().with("grant_type", "refresh_token").with("refresh_token", refreshToken));
  }

  HttpResponse<String> token(Form form) throws Exception {
    var withCredentials =
        form.with("client_id", SandboxIntegration.CLIENT_ID).with("client_secret", SandboxIntegration.CLIENT_SECRET);
    return post("/access_token", withCredentials);
  }

  /**
   * @param headers names and values in turn
   */
  HttpResponse<String> post(String path, Form form, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form.encoded()));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(URI address) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> api(String path, String accessToken) throws Exception {
    return CLIENT.send(apiRequest(path, accessToken), BodyHandlers.ofString());
  }

  HttpRequest apiRequest(String path, String accessToken) {
    return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path)).header("Authorization", "Bearer " + accessToken).build();
  }

  static Form query(URI callback) {
    return Form.parse(callback.getRawQuery());
  }

  static String accessToken(HttpResponse<String> response) {
    return Json.text(response, "access_token");
  }
}
