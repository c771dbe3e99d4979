package playground.sandbox.store;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import playground.oauth.ClientCredentials;
import playground.oauth.Secret;

/** The registered integrations, in the order of their registration. */
public interface Integrations {

  /** Webex's own limit for one account. */
  int MAX_INTEGRATIONS = 20;

  /** Ours; Webex states none. */
  int MAX_REDIRECT_URIS = 10;

  /**
   * Runs steps that depend on each other, such as looking a name up and registering it, while nobody else changes
   * anything.
   *
   * @param steps may run more than once, the last time with success
   */
  <T> T inOneStep(Supplier<T> steps);

  /**
   * Makes client id and secret for it.
   *
   * @throws IllegalStateException when {@value #MAX_INTEGRATIONS} are registered already
   */
  Integration register(ClientMetadata metadata);

  /**
   * Makes only the secret for it; otherwise as {@link #add}.
   *
   * @param clientId known to others already
   */
  Integration registerAs(String clientId, ClientMetadata metadata);

  /**
   * Registers one that brings its own credentials.
   *
   * @throws IllegalStateException when {@value #MAX_INTEGRATIONS} are registered already
   * @throws IllegalArgumentException when the client id is taken
   */
  Integration add(ClientCredentials credentials, ClientMetadata metadata);

  /** Puts one back that was registered before the program started; otherwise as {@link #add}. */
  void restore(Integration known);

  /**
   * Registers these, in their order, and no others, in one step.
   *
   * @throws IllegalStateException when they are more than {@value #MAX_INTEGRATIONS}; nothing changes
   * @throws IllegalArgumentException when two have the same client id; nothing changes
   */
  void replaceAll(List<Integration> integrations);

  /** Registers those of the seed data and no others, but for those that are kept as they are. */
  default void reset(List<Integration> seed, Predicate<Integration> isKept) {
    inOneStep(() -> {
      var kept = all().stream().filter(isKept).toList();
      var clientIds = kept.stream().map(Integration::clientId).toList();
      replaceAll(Stream.concat(
          seed.stream().filter(one -> !clientIds.contains(one.clientId())), kept.stream()).toList());
      return kept;
    });
  }

  /** Empty when the client id is unknown. */
  Optional<Integration> change(String clientId, ClientMetadata metadata);

  /** Makes a new secret; the old one is invalid from then on. Empty when the client id is unknown. */
  Optional<Secret> renewSecret(String clientId);

  void delete(String clientId);

  /** Adds it unless it is there, or {@value #MAX_REDIRECT_URIS} are, or the client id is unknown. */
  void addRedirectUri(String clientId, URI redirectUri);

  /** Finds by the id that the portal uses. */
  Optional<Integration> withId(String id);

  Optional<Integration> withName(String name);

  Optional<Integration> withClientId(String clientId);

  List<Integration> all();
}
