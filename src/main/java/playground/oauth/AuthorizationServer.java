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
 * @param settings what else the settings decide
 */
public record AuthorizationServer(
    URI resourceServer,
    Map<Endpoint, URI> endpoints,
    List<String> issuers,
    Optional<String> callbackIssuer,
    ServerSettings settings) {

  /**
   * @throws IllegalArgumentException without authorization or token endpoint
   */
  public AuthorizationServer {
    endpoints = Endpoint.copyOf(endpoints);
    issuers = List.copyOf(issuers);
    if (!endpoints.containsKey(Endpoint.AUTHORIZATION) || !endpoints.containsKey(Endpoint.TOKEN)) {
      throw new IllegalArgumentException("an authorization server needs authorization and token endpoint");
    }
  }

  /** A server about which the settings say nothing else. */
  public AuthorizationServer(
      URI resourceServer, Map<Endpoint, URI> endpoints, List<String> issuers, Optional<String> callbackIssuer) {
    this(resourceServer, endpoints, issuers, callbackIssuer, ServerSettings.DEFAULT);
  }

  /** The same server, with the settings that chose its endpoints. */
  public AuthorizationServer chosenBy(Map<Endpoint, String> settings) {
    return with(this.settings.withEndpoints(settings));
  }

  /** The same server, whose ID tokens may be signed with these. */
  public AuthorizationServer signingWith(Set<SigningAlgorithm> algorithms) {
    return with(settings.with(algorithms));
  }

  /** The same server, with that method of client authentication at all of its endpoints. */
  public AuthorizationServer authenticatedBy(Optional<ClientAuthentication> method) {
    return with(settings.with(method));
  }

  private AuthorizationServer with(ServerSettings other) {
    return new AuthorizationServer(resourceServer, endpoints, issuers, callbackIssuer, other);
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
    return Optional.ofNullable(settings.endpoints().get(endpoint));
  }

  /** How clients authenticate at all of its endpoints; empty means as Webex expects it at each. */
  public Optional<ClientAuthentication> clientAuthentication() {
    return settings.clientAuthentication();
  }

  /** How the client authenticates at that endpoint. */
  public ClientAuthentication authenticationAt(Endpoint endpoint) {
    return settings.clientAuthentication().orElseGet(() -> ClientAuthentication.atWebex(endpoint));
  }

  /** Those that ID tokens may be signed with. */
  public Set<SigningAlgorithm> idTokenAlgorithms() {
    return settings.idTokenAlgorithms();
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
