package playground.cli;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import playground.flow.FlowState;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.oauth.Lifetime;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.Tokens;
import playground.webex.Json;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token set as it is printed and saved: whose it is, and its tokens with their times. The client secret is never part of
 * it.
 *
 * @param issuer of the server; empty when none is known
 * @param endpoints of the server
 */
record TokenSet(Optional<String> issuer, Map<Endpoint, URI> endpoints, String clientId, Tokens tokens) {

  /** ASCII alone: a server's words cannot say anything to a terminal. */
  private static final class Mapper {
    static final JsonMapper PRETTY = JsonMapper.builder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII).enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7E]+");

  /** The tokens of a flow; it must have some. */
  static TokenSet of(FlowState flow) {
    var server = flow.server();
    return new TokenSet(
        server.issuers().stream().findFirst(), server.endpoints(), flow.credentials().clientId(), flow.tokens().orElseThrow());
  }

  /** Without its refresh token, which the server no longer accepts. */
  TokenSet withoutRefreshToken() {
    var none = new Lifetime(Optional.empty(), Optional.empty());
    return new TokenSet(issuer, endpoints, clientId, new Tokens(
        tokens.accessToken(), tokens.tokenType(), tokens.lifetime(), Optional.empty(), none, tokens.requested(), tokens.granted(),
        tokens.idTokens()));
  }

  /** Whether it comes from that server (RFC 9700 §4.4). */
  boolean isOf(AuthorizationServer server) {
    return server.tokenEndpoint().equals(endpoints.get(Endpoint.TOKEN))
        && issuer.map(server.issuers()::contains).orElse(true);
  }

  /** As JSON, with the names of RFC 6749 §5.1 where it has them; moments in ISO 8601, lifetimes in seconds. */
  String json() {
    var root = Mapper.PRETTY.createObjectNode();
    issuer.ifPresent(value -> root.put("issuer", value));
    var addresses = root.putObject("endpoints");
    endpoints.forEach((endpoint, address) -> addresses.put(nameOf(endpoint), address.toString()));
    root.put("client_id", clientId);
    root.put("requested_scope", tokens.requested().toString());
    tokens.granted().ifPresent(scopes -> root.put("scope", scopes.toString()));
    root.put("token_type", tokens.tokenType().orElse("Bearer"));
    root.put("access_token", tokens.accessToken().reveal());
    tokens.lifetime().duration().ifPresent(life -> root.put("expires_in", life.toSeconds()));
    tokens.lifetime().end().ifPresent(end -> root.put("expires_at", inSeconds(end)));
    tokens.refreshToken().ifPresent(token -> root.put("refresh_token", token.reveal()));
    tokens.refreshLifetime().duration().ifPresent(life -> root.put("refresh_token_expires_in", life.toSeconds()));
    tokens.refreshLifetime().end().ifPresent(end -> root.put("refresh_token_expires_at", inSeconds(end)));
    tokens.idTokens().ifPresent(ids -> {
      root.put("id_token", ids.latest().reveal());
      root.put("first_id_token", ids.first().reveal());
    });
    return Mapper.PRETTY.writeValueAsString(root);
  }

  private static String inSeconds(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Empty when the text is no token set. */
  static Optional<TokenSet> parse(String text) {
    try {
      return Json.parse(text).filter(JsonNode::isObject).flatMap(TokenSet::read);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<TokenSet> read(JsonNode root) {
    var endpoints = endpoints(root.path("endpoints"));
    var clientId = Json.text(root, "client_id");
    var accessToken = Json.text(root, "access_token");
    if (clientId.isEmpty() || accessToken.isEmpty() || !isServer(endpoints.get(Endpoint.TOKEN))) {
      return Optional.empty();
    }
    var tokens = new Tokens(
        secret(accessToken.get()),
        Json.text(root, "token_type"),
        lifetime(root, "expires_in", "expires_at"),
        Json.text(root, "refresh_token").map(TokenSet::secret),
        lifetime(root, "refresh_token_expires_in", "refresh_token_expires_at"),
        Scopes.parse(Json.text(root, "requested_scope").orElse("")),
        Json.text(root, "scope").map(Scopes::parse),
        Json.text(root, "id_token").map(latest ->
            new Tokens.IdTokens(secret(latest), secret(Json.text(root, "first_id_token").orElse(latest)))));
    return Optional.of(new TokenSet(Json.text(root, "issuer"), endpoints, clientId.get(), tokens));
  }

  private static boolean isServer(URI tokenEndpoint) {
    return tokenEndpoint != null && tokenEndpoint.isAbsolute() && tokenEndpoint.getHost() != null;
  }

  /** VSCHAR only (RFC 6749 appendix A.12, A.17): anything else could break out of a header, or into a message. */
  private static Secret secret(String text) {
    if (!TOKEN.matcher(text).matches()) {
      throw new IllegalArgumentException("a token with other characters");
    }
    return new Secret(text);
  }

  private static Lifetime lifetime(JsonNode root, String seconds, String end) {
    var duration = root.path(seconds);
    var isThere = !duration.isMissingNode();
    if (isThere && !(duration.isIntegralNumber() && duration.canConvertToInt())) {
      throw new IllegalArgumentException(seconds + " is no number of seconds");
    }
    return new Lifetime(
        isThere ? Optional.of(Duration.ofSeconds(duration.intValue())) : Optional.empty(), Json.text(root, end).map(Instant::parse));
  }

  private static Map<Endpoint, URI> endpoints(JsonNode node) {
    var endpoints = new EnumMap<Endpoint, URI>(Endpoint.class);
    for (var endpoint : Endpoint.values()) {
      Json.text(node, nameOf(endpoint)).ifPresent(address -> endpoints.put(endpoint, URI.create(address)));
    }
    return endpoints;
  }

  /** Its member in the server's metadata; for the one that has none there, the name of its constant. */
  private static String nameOf(Endpoint endpoint) {
    return endpoint.metadataName().orElseGet(() -> endpoint.name().toLowerCase(Locale.ROOT) + "_endpoint");
  }
}
