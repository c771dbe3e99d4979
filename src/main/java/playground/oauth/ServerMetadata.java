package playground.oauth;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one source says about an authorization server: its discovery document, the settings, or the documentation
 * (RFC 8414 §2). Each may be incomplete; merged, they describe an {@link AuthorizationServer}.
 *
 * @param endpoints only those that the source names
 * @param issuers accepted {@code iss} values of its ID tokens; Webex has one per region
 * @param callbackIssuer the {@code iss} that its callbacks must have; empty when it announced none (RFC 9207 §3)
 */
public record ServerMetadata(Map<Endpoint, URI> endpoints, List<String> issuers, Optional<String> callbackIssuer) {

  public ServerMetadata {
    endpoints = Endpoint.copyOf(endpoints);
    issuers = List.copyOf(issuers);
  }

  /** Both merged: this one wins over the other, and the issuers of both are accepted. */
  public ServerMetadata over(ServerMetadata weaker) {
    var merged = new EnumMap<Endpoint, URI>(Endpoint.class);
    merged.putAll(weaker.endpoints);
    merged.putAll(endpoints);
    return new ServerMetadata(
        merged,
        Stream.concat(issuers.stream(), weaker.issuers.stream()).distinct().toList(),
        callbackIssuer.or(weaker::callbackIssuer));
  }

  /**
   * Merged with what is known anyway if that is about the same server, judged by the token endpoint's scheme and host:
   * secrets for one server must not go to another.
   */
  public ServerMetadata beside(ServerMetadata known) {
    return tokenOrigin().equals(known.tokenOrigin()) ? over(known) : this;
  }

  private Optional<String> tokenOrigin() {
    return Optional.ofNullable(endpoints.get(Endpoint.TOKEN))
        .map(url -> url.getScheme() + "://" + url.getRawAuthority());
  }

  /** The same without the endpoints that an authorization server need not have. */
  public ServerMetadata withRequiredOnly() {
    var required = new EnumMap<Endpoint, URI>(Endpoint.class);
    required.putAll(endpoints);
    required.keySet().retainAll(Set.of(Endpoint.AUTHORIZATION, Endpoint.TOKEN));
    return new ServerMetadata(required, issuers, callbackIssuer);
  }

  /**
   * The server that this describes.
   *
   * @param resourceServer base URL of the API that its tokens open
   * @throws IllegalArgumentException without authorization or token endpoint
   */
  public AuthorizationServer of(URI resourceServer) {
    return new AuthorizationServer(resourceServer, endpoints, issuers, callbackIssuer);
  }
}
