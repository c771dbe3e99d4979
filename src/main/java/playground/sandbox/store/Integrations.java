package playground.sandbox.store;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.oauth.ClientCredentials;
import playground.oauth.Secret;

/** The integrations that are registered, in the order of their registration. */
public final class Integrations {

  /** Webex's own limit for one account. */
  public static final int MAX_INTEGRATIONS = 20;

  /** Ours; Webex states none. */
  public static final int MAX_REDIRECT_URIS = 10;

  private final TokenGenerator values;
  private final Clock clock;
  private final Map<String, Integration> byClientId = new LinkedHashMap<>();
  private Runnable afterChange = () -> {};

  Integrations(TokenGenerator values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  /** Calls back after every change that is to outlive the program, while no other change can happen. */
  public synchronized void onChange(Runnable afterChange) {
    this.afterChange = afterChange;
  }

  /**
   * Makes client id and secret for it.
   *
   * @throws IllegalStateException when {@value #MAX_INTEGRATIONS} are registered already
   */
  public synchronized Integration register(ClientMetadata metadata) {
    var credentials = new ClientCredentials(values.clientId(), Optional.of(values.clientSecret()));
    return add(credentials, metadata);
  }

  /**
   * Makes only the secret for it; otherwise as {@link #add}.
   *
   * @param clientId known to others already
   */
  public synchronized Integration registerAs(String clientId, ClientMetadata metadata) {
    return add(new ClientCredentials(clientId, Optional.of(values.clientSecret())), metadata);
  }

  /**
   * Registers one that brings its own credentials.
   *
   * @throws IllegalStateException when {@value #MAX_INTEGRATIONS} are registered already
   * @throws IllegalArgumentException when the client id is taken
   */
  public synchronized Integration add(ClientCredentials credentials, ClientMetadata metadata) {
    var added = new Integration(values.uuid(), credentials, metadata, clock.instant());
    restore(added);
    afterChange.run();
    return added;
  }

  /** Puts one back that was registered before the program started; otherwise as {@link #add}. */
  public synchronized void restore(Integration known) {
    if (byClientId.size() >= MAX_INTEGRATIONS) {
      throw new IllegalStateException("no more than " + MAX_INTEGRATIONS + " integrations can be registered");
    }
    if (byClientId.putIfAbsent(known.clientId(), known) != null) {
      throw new IllegalArgumentException("client id " + known.clientId() + " is registered already");
    }
  }

  /** Empty when nobody has that client id. */
  public synchronized Optional<Integration> change(String clientId, ClientMetadata metadata) {
    return replaced(clientId, withClientId(clientId).map(known -> known.registeredAs(metadata)));
  }

  /** Makes the secret anew; the old one is worth nothing from then on. Empty when nobody has that client id. */
  public synchronized Optional<Secret> renewSecret(String clientId) {
    var secret = values.clientSecret();
    return replaced(clientId, withClientId(clientId).map(known -> known.withSecret(secret))).map(known -> secret);
  }

  public synchronized void delete(String clientId) {
    if (byClientId.remove(clientId) != null) {
      afterChange.run();
    }
  }

  /** Adds it unless it is there, or {@value #MAX_REDIRECT_URIS} are, or nobody has that client id. */
  public synchronized void addRedirectUri(String clientId, URI redirectUri) {
    withClientId(clientId)
        .filter(known -> takes(known, redirectUri))
        .ifPresent(known -> change(clientId, known.metadata().withRedirectUri(redirectUri)));
  }

  private Optional<Integration> replaced(String clientId, Optional<Integration> changed) {
    changed.ifPresent(integration -> {
      byClientId.put(clientId, integration);
      afterChange.run();
    });
    return changed;
  }

  private static boolean takes(Integration known, URI redirectUri) {
    return known.redirectUris().size() < MAX_REDIRECT_URIS
        && known.redirectUris().stream().noneMatch(uri -> uri.toString().equals(redirectUri.toString()));
  }

  /** The one with that id, which the portal names it by. */
  public synchronized Optional<Integration> withId(String id) {
    return byClientId.values().stream().filter(known -> known.id().toString().equals(id)).findFirst();
  }

  public synchronized Optional<Integration> withName(String name) {
    return byClientId.values().stream().filter(known -> known.name().equals(name)).findFirst();
  }

  public synchronized Optional<Integration> withClientId(String clientId) {
    return Optional.ofNullable(byClientId.get(clientId));
  }

  public synchronized List<Integration> all() {
    return List.copyOf(byClientId.values());
  }
}
