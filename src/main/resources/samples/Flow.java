import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The authorization code flow of an integration (RFC 6749 section 4.1, RFC 7636), in one file: JDK 17, nothing
 * else. Run it with {@code java Flow.java}. The client secret comes from the environment, WEBEX_CLIENT_SECRET; the program
 * asks for it if it is not there.
 */
public class Flow {

  static final String CLIENT_ID = @clientId@;
  static final String SCOPES = @scopes@;
  static final String REDIRECT_URI = @redirectUri@; // registered; this program listens there
  static final boolean PKCE = @pkce@;
  static final String AUTHORIZATION_ENDPOINT = @authorizationEndpoint@;
  static final String TOKEN_ENDPOINT = @tokenEndpoint@;
@webex{
  static final String BASE_URL = @baseUrl@;
@}
@userinfo{
  static final String USERINFO_ENDPOINT = @userinfoEndpoint@;
@}

  static final HttpClient HTTP = HttpClient.newHttpClient(); // follows no redirect, so a token goes nowhere else

  public static void main(String[] args) throws Exception {
    try {
      flow(secret());
    } catch (IOException e) {
      System.err.println(e.getMessage() == null ? e : e.getMessage());
      System.exit(1);
    }
  }

  static void flow(String secret) throws Exception {
    var state = random();
    var verifier = random();
    var callback = new CompletableFuture<Map<String, String>>();
    var listener = listen(state, callback);
    System.out.println("Open this address in a browser:\n" + authorizationUrl(state, verifier));
    var parameters = callback.join();
    listener.stop(0);
    if (!parameters.containsKey("code")) {
      throw new IOException("Refused: " + parameters.get("error") + " " + parameters.getOrDefault("error_description", ""));
    }

    var exchange = new LinkedHashMap<String, String>();
    exchange.put("grant_type", "authorization_code");
    exchange.put("redirect_uri", REDIRECT_URI);
    exchange.put("code", parameters.get("code"));
    var tokens = token(exchange, secret, PKCE ? Map.of("code_verifier", verifier) : Map.of());
@webex{
    listRooms(member(tokens, "access_token"));
@}
@userinfo{
    printClaims(member(tokens, "access_token"));
@}

    var refreshToken = find(tokens, "refresh_token");
    if (refreshToken.isEmpty()) {
      System.out.println("The server issued no refresh token, so nothing is refreshed.");
      return;
    }
    var refresh = new LinkedHashMap<String, String>();
    refresh.put("grant_type", "refresh_token");
    refresh.put("refresh_token", refreshToken.get());
    var expiresIn = find(token(refresh, secret, Map.of()), "expires_in"); // a server need not say it (RFC 6749, 5.1)
    System.out.println("refreshed: good for " + expiresIn.orElse("an unknown number of") + " seconds");
  }

  /** From the environment, or else typed; a terminal does not show it. */
  static String secret() throws IOException {
    var secret = System.getenv("WEBEX_CLIENT_SECRET");
    if (secret == null || secret.isEmpty()) {
      System.out.print("Client secret: ");
      System.out.flush();
      secret = System.console() != null
          ? new String(System.console().readPassword())
          : new BufferedReader(new InputStreamReader(System.in)).readLine();
    }
    if (secret == null || secret.isEmpty()) {
      throw new IOException("There is no client secret: set WEBEX_CLIENT_SECRET, or type it.");
    }
    return secret;
  }

  /** 256 bits that nobody can guess, fit for a state and for a code verifier. */
  static String random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return base64url(bytes);
  }

  static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String authorizationUrl(String state, String verifier) throws Exception {
    var query = new LinkedHashMap<String, String>();
    query.put("response_type", "code");
    query.put("scope", SCOPES);
    query.put("state", state);
    query.put("client_id", CLIENT_ID);
    query.put("redirect_uri", REDIRECT_URI);
    if (PKCE) {
      var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      query.put("code_challenge", base64url(digest));
      query.put("code_challenge_method", "S256");
    }
    return AUTHORIZATION_ENDPOINT + (AUTHORIZATION_ENDPOINT.contains("?") ? "&" : "?") + encoded(query);
  }

  /** Listens at the redirect URI. A callback with a different state is rejected. */
  static HttpServer listen(String state, CompletableFuture<Map<String, String>> callback) throws IOException {
    var here = URI.create(REDIRECT_URI);
    var port = here.getPort() < 0 ? 80 : here.getPort();
    var server = HttpServer.create();
    try {
      server.bind(new InetSocketAddress(here.getHost(), port), 0);
    } catch (BindException e) {
      throw new IOException("Port " + port + " is in use: stop the program that uses it, and run this one again.");
    }
    server.createContext("/", exchange -> {
      var query = decoded(exchange.getRequestURI().getRawQuery());
      if (!exchange.getRequestURI().getPath().equals(here.getPath())) {
        respond(exchange, 404, "Not here.");
      } else if (!state.equals(query.get("state"))) {
        respond(exchange, 400, "This state is not ours.");
      } else {
        respond(exchange, 200, "Done. Go back to the program.");
        callback.complete(query);
      }
    });
    server.start();
    return server;
  }

  static void respond(HttpExchange exchange, int status, String text) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(status, text.length());
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.US_ASCII));
    exchange.close();
  }

  /** Sends a token request, with client id and secret in the body, and returns the response. */
  static String token(Map<String, String> grant, String secret, Map<String, String> proof) throws Exception {
    grant.put("client_id", CLIENT_ID);
    grant.put("client_secret", secret);
    grant.putAll(proof);
    return send(HttpRequest.newBuilder(URI.create(TOKEN_ENDPOINT))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(encoded(grant))));
  }

@webex{
  static void listRooms(String accessToken) throws Exception {
    var rooms = send(HttpRequest.newBuilder(URI.create(BASE_URL + "/rooms?max=10"))
        .header("Authorization", "Bearer " + accessToken));
    System.out.println("Rooms:");
    Pattern.compile("\"title\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(rooms).results()
        .forEach(title -> System.out.println("- " + title.group(1)));
  }
@}
@userinfo{
  static void printClaims(String accessToken) throws Exception {
    System.out.println("Userinfo:\n" + send(HttpRequest.newBuilder(URI.create(USERINFO_ENDPOINT))
        .header("Authorization", "Bearer " + accessToken)));
  }
@}

  static String send(HttpRequest.Builder request) throws Exception {
    var response = HTTP.send(request.header("Accept", "application/json").build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("HTTP " + response.statusCode() + " from " + response.uri() + ": " + response.body());
    }
    return response.body();
  }

  /** A text or number of a JSON object. Enough for these responses; for others use a JSON library. */
  static Optional<String> find(String json, String name) {
    return Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}\\s]+)").matcher(json).results()
        .map(found -> found.group(1)).findFirst();
  }

  static String member(String json, String name) throws IOException {
    return find(json, name).orElseThrow(() -> new IOException("The response has no " + name));
  }

  static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("&"));
  }

  static Map<String, String> decoded(String query) {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : query == null ? new String[0] : query.split("&")) {
      var parts = (pair + "=").split("=", 3);
      parameters.putIfAbsent(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }
}
