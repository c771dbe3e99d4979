package playground.testing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import playground.oauth.PendingAuthorization;
import playground.oauth.AuthorizationRequest;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.CodeVerifier;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.State;
import playground.oauth.TokenResponse;

/** Valid values of the flow; a test takes one and breaks one thing. */
public final class Examples {

  /** When every example begins. */
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  public static final URI CALLBACK = URI.create("http://localhost:8080/callback");

  /** RFC 7636 appendix B. */
  public static final CodeVerifier VERIFIER = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

  /** Made of {@link #VERIFIER}, in the same appendix. */
  public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  public static final AuthorizationServer SERVER =
      new AuthorizationServer(
          URI.create("https://webexapis.com/v1/authorize"),
          URI.create("https://webexapis.com/v1/access_token"),
          URI.create("https://webexapis.com/v1"));

  /** The secret has characters that need encoding. */
  public static final ClientCredentials CLIENT =
      new ClientCredentials("client-1", Optional.of(new Secret("s&cret+1%")));

  private Examples() {}

  /** {@link #SERVER} with that issuer, which says so in its callbacks (RFC 9207). */
  public static AuthorizationServer announcing(String issuer) {
    return withIssuer(issuer, Optional.of(issuer));
  }

  /** The same without saying so. */
  public static AuthorizationServer withoutAnnouncement(String issuer) {
    return withIssuer(issuer, Optional.empty());
  }

  private static AuthorizationServer withIssuer(String issuer, Optional<String> announced) {
    return new AuthorizationServer(SERVER.resourceServer(), SERVER.endpoints(), List.of(issuer), announced);
  }

  public static AuthorizationRequest request(String state) {
    return new AuthorizationRequest(
        "client-1",
        CALLBACK,
        Scopes.parse("spark:rooms_read spark:people_read"),
        new State(state),
        Optional.of(CHALLENGE));
  }

  /** A pending authorization with PKCE, begun {@link #NOW}. */
  public static PendingAuthorization pending(String state) {
    return new PendingAuthorization(SERVER, request(state), CLIENT, Optional.of(VERIFIER), NOW);
  }

  /** The same without PKCE. */
  public static PendingAuthorization pendingWithoutPkce(String state) {
    var with = request(state);
    var request =
        new AuthorizationRequest(with.clientId(), CALLBACK, with.scopes(), with.state(), Optional.empty());
    return new PendingAuthorization(SERVER, request, CLIENT, Optional.empty(), NOW);
  }

  /** What Webex grants, with everything that it can say. */
  public static TokenResponse granted() {
    return new TokenResponse(
        new Secret("access-1"),
        Optional.of("Bearer"),
        Optional.of(Duration.ofSeconds(1_209_599)),
        Optional.of(new Secret("refresh-1")),
        Optional.of(Duration.ofSeconds(7_775_999)),
        Optional.of(Scopes.parse("spark:rooms_read")));
  }

  /** The least that an answer may say (RFC 6749 §5.1). */
  public static TokenResponse barelyGranted(String accessToken) {
    return new TokenResponse(
        new Secret(accessToken),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
