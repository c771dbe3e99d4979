package playground.sandbox.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/**
 * A program for Webex as its vendor's samples are written: strings put together, credentials in the form, members of
 * the JSON taken for granted, the word in {@code error} and the status looked at. Nothing but the JDK.
 *
 * @param webex {@code https://webexapis.com/v1} at Webex
 */
record SampleProgram(String webex, String clientId, String clientSecret, String callback) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** What the samples keep of a token answer; the two lives in seconds. */
  record Tokens(String access, long accessSeconds, String refresh, long refreshSeconds) {}

  /** The link on the program's first page. */
  URI link(String scopes, String state) {
    return URI.create(webex + "/authorize?client_id=" + clientId + "&response_type=code&redirect_uri="
        + URLEncoder.encode(callback, UTF_8) + "&scope=" + URLEncoder.encode(scopes, UTF_8) + "&state=" + state);
  }

  /** The sentence that the program shows, or the code; as the samples tell the three errors apart that they know. */
  static String codeOrApology(String location) {
    var error = parameter(location, "error");
    return error == null ? parameter(location, "code") : switch (error) {
      case "access_denied" -> "you declined";
      case "invalid_scope" -> "the integration asks for a scope that it has not registered";
      case "server_error" -> "Webex cannot be asked just now";
      default -> "what is this";
    };
  }

  Tokens exchange(String code) throws Exception {
    return tokens(post("grant_type=authorization_code&client_id=" + clientId + "&client_secret=" + clientSecret
        + "&code=" + code + "&redirect_uri=" + URLEncoder.encode(callback, UTF_8)));
  }

  Tokens refresh(String token) throws Exception {
    return tokens(post("grant_type=refresh_token&client_id=" + clientId + "&client_secret=" + clientSecret
        + "&refresh_token=" + token));
  }

  HttpResponse<String> post(String form) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(webex + "/access_token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String accessToken) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(webex + path)).header("Authorization", "Bearer " + accessToken);
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static Tokens tokens(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("status " + answer.statusCode() + ": " + text(answer.body(), "message"));
    }
    return new Tokens(
        text(answer.body(), "access_token"),
        Long.parseLong(number(answer.body(), "expires_in")),
        text(answer.body(), "refresh_token"),
        Long.parseLong(number(answer.body(), "refresh_token_expires_in")));
  }

  static String text(String json, String name) {
    return found(json, "\"" + name + "\"\\s*:\\s*\"([^\"]*)\"");
  }

  private static String number(String json, String name) {
    return found(json, "\"" + name + "\"\\s*:\\s*(\\d+)");
  }

  private static String parameter(String location, String name) {
    var value = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(location);
    return value.find() ? URLDecoder.decode(value.group(1), UTF_8) : null;
  }

  private static String found(String json, String pattern) {
    var value = Pattern.compile(pattern).matcher(json);
    if (!value.find()) {
      throw new IllegalStateException("no " + pattern);
    }
    return value.group(1);
  }
}
