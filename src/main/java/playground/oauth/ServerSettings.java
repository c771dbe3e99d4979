package playground.oauth;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the settings decide about an authorization server beside its addresses.
 *
 * @param endpoints the setting that chose an endpoint, by its name; an endpoint without one is where the resource server
 *     has it
 * @param idTokenAlgorithms those that its ID tokens may be signed with
 * @param clientAuthentication how clients authenticate at all of its endpoints; empty means as Webex expects it at each
 */
record ServerSettings(
    Map<Endpoint, String> endpoints,
    Set<SigningAlgorithm> idTokenAlgorithms,
    Optional<ClientAuthentication> clientAuthentication) {

  /** As for Webex. */
  static final ServerSettings DEFAULT = new ServerSettings(Map.of(), SigningAlgorithm.DEFAULT, Optional.empty());

  ServerSettings {
    endpoints = Map.copyOf(endpoints);
    idTokenAlgorithms = Set.copyOf(idTokenAlgorithms);
  }

  ServerSettings withEndpoints(Map<Endpoint, String> chosenBy) {
    return new ServerSettings(chosenBy, idTokenAlgorithms, clientAuthentication);
  }

  ServerSettings with(Set<SigningAlgorithm> algorithms) {
    return new ServerSettings(endpoints, algorithms, clientAuthentication);
  }

  ServerSettings with(Optional<ClientAuthentication> method) {
    return new ServerSettings(endpoints, idTokenAlgorithms, method);
  }
}
