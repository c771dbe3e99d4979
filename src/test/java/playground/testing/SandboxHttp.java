package playground.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Any request to a sandbox, by a client that knows nothing of Webex. */
public final class SandboxHttp {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private SandboxHttp() {}

  /**
   * @param headers names and values in turn
   */
  public static HttpResponse<String> send(
      RunningSandbox sandbox, String method, String path, String body, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(sandbox.origin() + path)).method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** Switches these faults on, and all others off. */
  public static HttpResponse<String> switchOn(RunningSandbox sandbox, String json) throws Exception {
    return send(sandbox, "PUT", "/faults", json, "Content-Type", "application/json");
  }
}
