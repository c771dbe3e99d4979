package playground.webex.identity;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.oauth.RequestKind;
import playground.oauth.Secret;
import playground.webex.HttpExchange;
import playground.webex.HttpTransport;
import playground.webex.Json;
import playground.webex.LoggedTransport;
import playground.webex.OutgoingRequest;
import playground.webex.RawResponse;
import tools.jackson.databind.JsonNode;

/** Finds out who signed in: checks the ID token, then compares userinfo with it. */
public final class IdentityClient {

  private static final int MAX_BODY_BYTES = 64 * 1024;

  private final LoggedTransport transport;
  private final KeySource keys;
  private final Clock clock;

  public IdentityClient(HttpTransport transport, Clock clock) {
    this.transport = new LoggedTransport(transport, clock);
    this.keys = new KeySource(transport, clock);
    this.clock = clock;
  }

  /** Checks the ID token and calls userinfo. Throws nothing: every failure is in the result. */
  public Identity identify(AuthorizationServer server, ExpectedClaims expected, Secret idToken, Secret accessToken) {
    var check = IdTokenCheck.of(
        idToken, server.idTokenAlgorithms(), expected, keysOf(server), clock.instant());
    return Optional.ofNullable(check.claims().get("sub"))
        .filter(String.class::isInstance)
        .map(sub -> server.endpoint(Endpoint.USERINFO)
            .map(endpoint -> userinfo(endpoint, accessToken, (String) sub)).orElseGet(Userinfo::notOffered))
        .map(userinfo -> userinfo.beside(check))
        .orElse(new Identity(check.results(), claims(check.claims()), Optional.empty(), List.of()));
  }

  private KeyLookup keysOf(AuthorizationServer server) {
    return (algorithm, kid) ->
        keys.find(server.endpoint(Endpoint.JWKS).orElseThrow(IdentityClient::noJwksUri), algorithm, kid);
  }

  private static CheckFailedException noJwksUri() {
    return new CheckFailedException(CheckResult.of(CheckFinding.JWKS_URI_UNKNOWN));
  }

  /**
   * @param exchange empty when the server has no such endpoint
   */
  private record Userinfo(CheckResult result, Optional<HttpExchange> exchange, List<Claim> claims) {

    private Userinfo(CheckResult result, HttpExchange exchange, List<Claim> claims) {
      this(result, Optional.of(exchange), claims);
    }

    private static Userinfo notOffered() {
      return new Userinfo(CheckResult.of(CheckFinding.USERINFO_NOT_OFFERED), Optional.empty(), List.of());
    }

    private Identity beside(IdTokenCheck check) {
      var results = Stream.concat(check.results().stream(), Stream.of(result)).toList();
      return new Identity(results, IdentityClient.claims(check.claims()), exchange, claims);
    }
  }

  private Userinfo userinfo(URI endpoint, Secret accessToken, String subject) {
    var request = OutgoingRequest.call("GET", endpoint, "", accessToken);
    var sent = transport.send(request, RequestKind.USERINFO, MAX_BODY_BYTES);
    return sent.response().map(response -> read(response, sent.exchange(), subject)).orElseGet(() -> new Userinfo(
        CheckResult.of(CheckFinding.USERINFO_NOT_FETCHED, sent.failure().orElseThrow()), sent.exchange(), List.of()));
  }

  private static Userinfo read(RawResponse response, HttpExchange exchange, String subject) {
    if (!response.isSuccess()) {
      var refused = CheckResult.of(CheckFinding.USERINFO_REFUSED, String.valueOf(response.status()));
      return new Userinfo(refused, exchange, List.of());
    }
    var json = response.text().flatMap(Json::parse).filter(JsonNode::isObject);
    var finding = json.map(claims -> compare(claims, subject)).orElse(CheckFinding.USERINFO_UNREADABLE);
    var usable = json.filter(claims -> finding == CheckFinding.USERINFO_MATCHES);
    return new Userinfo(CheckResult.of(finding), exchange, usable.map(IdentityClient::claims).orElse(List.of()));
  }

  /**
   * "The sub Claim in the UserInfo Response MUST be verified to exactly match the sub Claim in the ID Token; if they do
   * not match, the UserInfo Response values MUST NOT be used" (OpenID Connect Core §5.3.2).
   */
  private static CheckFinding compare(JsonNode claims, String subject) {
    var isSame = Json.text(claims, "sub").filter(subject::equals).isPresent();
    return isSame ? CheckFinding.USERINFO_MATCHES : CheckFinding.USERINFO_IS_ANOTHER;
  }

  private static List<Claim> claims(JsonNode json) {
    return json.properties().stream().map(claim -> new Claim(claim.getKey(), text(claim.getValue()))).toList();
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static List<Claim> claims(Map<String, Object> claims) {
    return claims.entrySet().stream()
        .map(claim -> new Claim(claim.getKey(), String.valueOf(claim.getValue())))
        .toList();
  }
}
