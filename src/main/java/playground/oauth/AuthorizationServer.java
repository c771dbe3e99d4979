package playground.oauth;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An authorization server and its API (RFC 6749 §1.1). Each pending authorization holds the server that the browser
 * was sent to, so that a code only ever goes there (RFC 9700 §4.4).
 *
 * @param resourceServer base URL of the API that its tokens open, with version and without a slash at the end
 * @param endpoints always with {@link Endpoint#AUTHORIZATION} and {@link Endpoint#TOKEN}
 * @param issuers accepted {@code iss} values of its ID tokens; Webex has one per region
 * @param callbackIssuer the {@code iss} that its callbacks must have; empty when it announced none (RFC 9207 §3)
 * @param idTokenAlgorithms those that its ID tokens may be signed with
 * @param settings that chose an endpoint, by its name; an endpoint without one is where the resource server has it
 */
public record AuthorizationServer(
    URI resourceServer,
    Map<Endpoint, URI> endpoints,
    List<String> issuers,
    Optional<String> callbackIssuer,
    Set<SigningAlgorithm> idTokenAlgorithms,
    Map<Endpoint, String> settings) {

  /**
   * @throws IllegalArgumentException without authorization or token endpoint
   */
  public AuthorizationServer {
    endpoints = Endpoint.copyOf(endpoints);
    issuers = List.copyOf(issuers);
    idTokenAlgorithms = Set.copyOf(idTokenAlgorithms);
    settings = Map.copyOf(settings);
    if (!endpoints.containsKey(Endpoint.AUTHORIZATION) || !endpoints.containsKey(Endpoint.TOKEN)) {
      throw new IllegalArgumentException("an authorization server needs authorization and token endpoint");
    }
  }

  /** A server whose endpoints are all chosen by its resource server, and whose ID tokens are signed as Webex's. */
  public AuthorizationServer(
      URI resourceServer, Map<Endpoint, URI> endpoints, List<String> issuers, Optional<String> callbackIssuer) {
    this(resourceServer, endpoints, issuers, callbackIssuer, SigningAlgorithm.DEFAULT, Map.of());
  }

  /** The same server, with the settings that chose its endpoints. */
  public AuthorizationServer chosenBy(Map<Endpoint, String> settings) {
    return new AuthorizationServer(resourceServer, endpoints, issuers, callbackIssuer, idTokenAlgorithms, settings);
  }

  /** The same server, whose ID tokens may be signed with these; at least one. */
  public AuthorizationServer signingWith(Set<SigningAlgorithm> algorithms) {
    return new AuthorizationServer(resourceServer, endpoints, issuers, callbackIssuer, algorithms, settings);
  }

  /** A server with the two endpoints of RFC 6749 and nothing else. */
  public AuthorizationServer(URI authorizationEndpoint, URI tokenEndpoint, URI resourceServer) {
    this(
        resourceServer,
        Map.of(Endpoint.AUTHORIZATION, authorizationEndpoint, Endpoint.TOKEN, tokenEndpoint),
        List.of(),
        Optional.empty());
  }

  /** Empty when the server is not known to have that endpoint. */
  public Optional<URI> endpoint(Endpoint endpoint) {
    return Optional.ofNullable(endpoints.get(endpoint));
  }

  /** The setting that chose that endpoint; empty when it is where the resource server has it. */
  public Optional<String> settingOf(Endpoint endpoint) {
    return Optional.ofNullable(settings.get(endpoint));
  }

  public URI authorizationEndpoint() {
    return endpoints.get(Endpoint.AUTHORIZATION);
  }

  public URI tokenEndpoint() {
    return endpoints.get(Endpoint.TOKEN);
  }

  /** Whether the server announced that its callbacks have {@code iss} (RFC 9207 §3). */
  public boolean issParameterSupported() {
    return callbackIssuer.isPresent();
  }

  /** Whether a callback may have this {@code iss}: the announced one, or else any issuer of this server. */
  boolean mayHaveIssuer(String issuer) {
    return callbackIssuer.map(issuer::equals).orElse(issuers.isEmpty() || issuers.contains(issuer));
  }
}
