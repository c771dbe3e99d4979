package playground.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** Code flow with an ID token at a server that consents by itself: two requests. */
record IdTokenFlow(HttpClient client, URI authorize, URI token) implements Callable<String> {

  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  private static final Pattern ID_TOKEN = Pattern.compile("\"id_token\"\\s*:\\s*\"([^\"]+)\"");

  /** The ID token. */
  @Override
  public String call() throws Exception {
    var query = "?response_type=code&scope=openid&state=st4te&nonce=n0nce&client_id=" + CodeFlow.CLIENT_ID + "&redirect_uri="
        + CodeFlow.ENCODED_CALLBACK;
    var redirect = client.send(HttpRequest.newBuilder(URI.create(authorize + query)).build(), BodyHandlers.discarding());
    var form = "grant_type=authorization_code&redirect_uri=" + CodeFlow.ENCODED_CALLBACK + CodeFlow.CREDENTIALS + "&code="
        + found(CODE, redirect.headers().firstValue("Location").orElse(""));
    var response = client.send(
        HttpRequest.newBuilder(token).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)).build(),
        BodyHandlers.ofString());
    return found(ID_TOKEN, response.body());
  }

  private static String found(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return found.group(1);
  }
}
