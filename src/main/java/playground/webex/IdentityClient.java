package playground.webex;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.oauth.AuthorizationServer;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Secret;
import playground.webex.openid.ExpectedClaims;
import playground.webex.openid.IdTokenCheck;
import playground.webex.openid.KeyLookup;
import playground.webex.openid.CheckResult;
import tools.jackson.databind.JsonNode;

/** Finds out who signed in: checks the ID token, and then asks userinfo whether it means the same person. */
public final class IdentityClient {

  private static final int MAX_RESPONSE_BYTES = 64 * 1024;
  private static final String RULE = "Userinfo";

  private final HttpTransport transport;
  private final KeySource keys;
  private final Clock clock;

  public IdentityClient(HttpTransport transport, Clock clock) {
    this.transport = transport;
    this.keys = new KeySource(transport, clock);
    this.clock = clock;
  }

  /** Checks and asks; whatever goes wrong is in the result, nothing is thrown. */
  public Identity identify(AuthorizationServer server, ExpectedClaims expected, Secret idToken, Secret accessToken) {
    var check = IdTokenCheck.of(idToken, expected, keysOf(server), clock.instant());
    var claims = claims(check.claims());
    return Optional.ofNullable(check.claims().get("sub"))
        .filter(String.class::isInstance)
        .flatMap(sub -> server.userinfoEndpoint().map(endpoint -> ask(endpoint, accessToken, (String) sub)))
        .map(asked -> asked.after(check.outcomes(), claims))
        .orElse(new Identity(check.outcomes(), claims, Optional.empty(), List.of()));
  }

  private KeyLookup keysOf(AuthorizationServer server) {
    return kid -> keys.find(server.jwksUri().orElseThrow(IdentityClient::noAddress), kid);
  }

  private static OAuthException noAddress() {
    return new OAuthException(new UnusableResponse(RequestKind.KEYS, ResponseFault.ENDPOINT_UNKNOWN, ""));
  }

  /** How userinfo was asked and what it said. */
  private record UserInfoResult(CheckResult outcome, HttpExchange exchange, List<Claim> claims) {

    private Identity after(List<CheckResult> outcomes, List<Claim> idTokenClaims) {
      var all = new ArrayList<>(outcomes);
      all.add(outcome);
      return new Identity(List.copyOf(all), idTokenClaims, Optional.of(exchange), claims);
    }
  }

  private UserInfoResult ask(URI endpoint, Secret accessToken, String subject) {
    var shown = RedactedRequest.get(endpoint);
    var sentAt = clock.instant();
    try {
      var reply = transport.send(request(endpoint, accessToken), RequestKind.USERINFO, MAX_RESPONSE_BYTES);
      var took = Duration.between(sentAt, clock.instant());
      var exchange = HttpExchange.answered(shown, sentAt, took, reply, Redactor.of(accessToken.reveal()));
      return read(reply, exchange, subject);
    } catch (OAuthException e) {
      var exchange = HttpExchange.unanswered(shown, sentAt, Duration.between(sentAt, clock.instant()));
      return new UserInfoResult(CheckResult.notLookedAt(RULE, "").because(e.failure()), exchange, List.of());
    }
  }

  private static HttpRequest request(URI endpoint, Secret accessToken) {
    return HttpRequest.newBuilder(endpoint)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + accessToken.reveal())
        .GET()
        .build();
  }

  /**
   * "The sub Claim in the UserInfo Response MUST be verified to exactly match the sub Claim in the ID Token; if they do
   * not match, the UserInfo Response values MUST NOT be used" (OpenID Connect Core §5.3.2).
   */
  private static UserInfoResult read(RawResponse reply, HttpExchange exchange, String subject) {
    if (!reply.isSuccess()) {
      return new UserInfoResult(CheckResult.notLookedAt(RULE, "It was answered with " + reply.status() + "."), exchange, List.of());
    }
    var said = reply.text().flatMap(Json::parse).filter(JsonNode::isObject);
    var isSame = said.flatMap(json -> Json.text(json, "sub")).filter(subject::equals).isPresent();
    return isSame
        ? new UserInfoResult(CheckResult.passed(RULE, "It means the same subject as the ID token."), exchange, claims(said.get()))
        : new UserInfoResult(CheckResult.failed(RULE, elsewhere(said)), exchange, List.of());
  }

  private static String elsewhere(Optional<JsonNode> said) {
    return said.isEmpty()
        ? "What came back is not a JSON object, so nobody was named."
        : "It means another subject than the ID token, so nothing of it is used: one of the two answers was swapped.";
  }

  private static List<Claim> claims(JsonNode json) {
    return json.properties().stream()
        .map(claim -> new Claim(claim.getKey(), claim.getValue().isString() ? claim.getValue().stringValue() : claim.getValue().toString()))
        .toList();
  }

  private static List<Claim> claims(Map<String, Object> claims) {
    return claims.entrySet().stream().map(claim -> new Claim(claim.getKey(), String.valueOf(claim.getValue()))).toList();
  }
}
