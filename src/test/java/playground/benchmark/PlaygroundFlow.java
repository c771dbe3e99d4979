package playground.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person at the playground's pages: from the first page to the refresh, with the sandbox beside it; then cleared. */
final class PlaygroundFlow {

  private static final Pattern INPUT = Pattern.compile("<input[^>]*\\bname=\"([^\"]+)\"[^>]*\\bvalue=\"([^\"]*)\"");
  private static final Pattern FLOW = Pattern.compile("name=\"flow\" value=\"([^\"]+)\"");

  private static final Pattern FLOW_IN_URL = Pattern.compile("\\bflow=([^&]+)");
  private static final Map<String, String> CONSENT = Map.of("person", "alex@example.com", "decision", "accept");

  private final URI playground;
  private final HttpClient client;

  /**
   * @param executor shared by all of them
   */
  PlaygroundFlow(URI playground, Executor executor) {
    this.playground = playground;
    this.client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .executor(executor)
        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
        .build();
  }

  /** Obtains tokens in as few requests as it takes, and leaves them there. */
  void obtainTokens() throws IOException, InterruptedException {
    var authorization = location(expect(303, post("/authorize", Map.of())));
    var callback = location(send(HttpRequest.newBuilder(authorization), CONSENT));
    var page = location(expect(303, send(HttpRequest.newBuilder(callback))));
    expect(303, post("/token", Map.of("flow", found(FLOW_IN_URL.matcher(page.getQuery())))));
  }

  /** How many requests it sent. */
  int run() throws IOException, InterruptedException {
    var form = INPUT.matcher(expect(200, get("/")).body()).results()
        .filter(input -> !input.group(1).equals("flow"))
        .collect(Collectors.toMap(i -> i.group(1), i -> i.group(2).replace("&amp;", "&"), (first, second) -> first));
    var authorization = location(expect(303, post("/authorize", form)));
    var callback = location(send(HttpRequest.newBuilder(authorization), CONSENT));
    var page = expect(200, send(HttpRequest.newBuilder(location(expect(303, send(HttpRequest.newBuilder(callback)))))));
    var flow = Map.of("flow", found(FLOW.matcher(page.body())));
    expect(303, post("/token", flow));
    expect(303, post("/check", flow));
    expect(303, post("/refresh", flow));
    expect(200, get("/http-log"));
    expect(303, post("/reset", Map.of()));
    return 10;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(playground.resolve(path)));
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(playground.resolve(path)), form);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> form)
      throws IOException, InterruptedException {
    var body = form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return send(request.header("Content-Type", "application/x-www-form-urlencoded")
        .header("Sec-Fetch-Site", "same-origin").POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static URI location(HttpResponse<?> response) {
    return response.headers().firstValue("Location").map(response.uri()::resolve)
        .orElseThrow(() -> new IllegalStateException(response.uri().getPath() + " gave " + response.statusCode()));
  }

  private static <T> HttpResponse<T> expect(int status, HttpResponse<T> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(response.uri().getPath() + " gave " + response.statusCode());
    }
    return response;
  }

  private static String found(Matcher matcher) {
    if (!matcher.find()) {
      throw new IllegalStateException("the page has no form with a flow");
    }
    return matcher.group(1);
  }
}
