package playground.oauth;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the flow talks to (RFC 6749 §3). Kept with each attempt, so that a code only ever goes to the server that the
 * browser was sent to (RFC 9700 §4.4). An endpoint is empty when the server is not known to have it.
 *
 * @param authorizationEndpoint the browser goes there to sign in and consent (§3.1)
 * @param tokenEndpoint we POST the code there (§3.2)
 * @param resourceServer base of the API that its tokens open (§1.1)
 * @param issuers who may have made its ID tokens, as their {@code iss} has it; Webex has one per region
 * @param callbackIssuer what the callback's {@code iss} must be; empty when it was not announced (RFC 9207 §3)
 * @param deviceAuthorizationEndpoint begins a device grant (RFC 8628 §3.1)
 * @param deviceTokenEndpoint is polled for a device's tokens; at Webex another than {@code tokenEndpoint}
 * @param userinfoEndpoint says who the token's owner is (OpenID Connect Core §5.3)
 * @param jwksUri its public keys, by which ID tokens are checked (RFC 7517 §5)
 * @param revocationEndpoint takes a token back (RFC 7009)
 * @param logoutEndpoint ends the browser's session with it
 */
public record AuthorizationServer(
    URI authorizationEndpoint,
    URI tokenEndpoint,
    URI resourceServer,
    List<String> issuers,
    Optional<String> callbackIssuer,
    Optional<URI> deviceAuthorizationEndpoint,
    Optional<URI> deviceTokenEndpoint,
    Optional<URI> userinfoEndpoint,
    Optional<URI> jwksUri,
    Optional<URI> revocationEndpoint,
    Optional<URI> logoutEndpoint) {

  public AuthorizationServer {
    issuers = List.copyOf(issuers);
  }

  /** One that has the two endpoints of RFC 6749 and nothing else. */
  public AuthorizationServer(URI authorizationEndpoint, URI tokenEndpoint, URI resourceServer) {
    this(
        authorizationEndpoint,
        tokenEndpoint,
        resourceServer,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it has announced that its callbacks bring {@code iss} (RFC 9207 §3). */
  public boolean issParameterSupported() {
    return callbackIssuer.isPresent();
  }

  /** Whether a callback may say that it comes from there: the announced one, or else any that we know. */
  boolean mayAnswerAs(String issuer) {
    return callbackIssuer.map(issuer::equals).orElse(issuers.isEmpty() || issuers.contains(issuer));
  }
}
