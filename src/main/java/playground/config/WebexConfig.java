package playground.config;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientAuthentication;
import playground.oauth.Endpoint;
import playground.oauth.ServerMetadata;
import playground.oauth.SigningAlgorithm;

/**
 * Which Webex the playground uses, how it authenticates there, what it accepts from there, and how long it waits. With the
 * sandbox, the addresses and issuers are unused.
 *
 * @param baseUrl base URL of the API, with version and without a slash at the end
 * @param discoveryUrl address of a discovery document that names the endpoints; empty without one
 * @param metadata the issuers, and the endpoints that are set one by one
 * @param idTokenAlgorithms those that ID tokens may be signed with
 * @param clientAuthentication at all endpoints; empty means as Webex expects it at each
 * @param timeout for one whole exchange, including the response body
 */
public record WebexConfig(
    URI baseUrl,
    Optional<URI> discoveryUrl,
    ServerMetadata metadata,
    Set<SigningAlgorithm> idTokenAlgorithms,
    Optional<ClientAuthentication> clientAuthentication,
    Duration timeout) {

  /**
   * The settings that chose the endpoints of a server, by their names: each endpoint that is not where it is documented
   * was set by itself, or else came with the discovery document.
   */
  public Map<Endpoint, String> settingsOf(AuthorizationServer server, ServerMetadata documented) {
    return server.endpoints().keySet().stream()
        .filter(endpoint -> !server.endpoints().get(endpoint).equals(documented.endpoints().get(endpoint)))
        .collect(Collectors.toMap(endpoint -> endpoint, this::settingOf));
  }

  /** Another server than Webex polls its token endpoint for a device, unless that is set. */
  private String settingOf(Endpoint endpoint) {
    var isSet = metadata.endpoints().containsKey(endpoint);
    var chosen = endpoint == Endpoint.DEVICE_TOKEN && !isSet ? Endpoint.TOKEN : endpoint;
    return Arrays.stream(Setting.values())
        .filter(setting -> metadata.endpoints().containsKey(chosen) && setting.endpoint().equals(Optional.of(chosen)))
        .findFirst().orElse(Setting.DISCOVERY_URL).key();
  }
}
