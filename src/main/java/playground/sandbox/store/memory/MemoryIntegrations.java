package playground.sandbox.store.memory;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import playground.oauth.ClientCredentials;
import playground.oauth.Secret;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.TokenGenerator;

/** {@link Integrations} in memory. */
final class MemoryIntegrations implements Integrations {

  private final TokenGenerator values;
  private final Clock clock;
  private final Map<String, Integration> byClientId = new LinkedHashMap<>();
  private Runnable afterChange = () -> {};

  MemoryIntegrations(TokenGenerator values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  /** Calls back after every change, while no other change can happen; {@link #restore} is none. */
  synchronized void onChange(Runnable afterChange) {
    this.afterChange = afterChange;
  }

  @Override
  public synchronized <T> T inOneStep(Supplier<T> steps) {
    return steps.get();
  }

  @Override
  public synchronized Integration register(ClientMetadata metadata) {
    var credentials = new ClientCredentials(values.clientId(), Optional.of(values.clientSecret()));
    return add(credentials, metadata);
  }

  @Override
  public synchronized Integration registerAs(String clientId, ClientMetadata metadata) {
    return add(new ClientCredentials(clientId, Optional.of(values.clientSecret())), metadata);
  }

  @Override
  public synchronized Integration add(ClientCredentials credentials, ClientMetadata metadata) {
    var added = new Integration(values.uuid(), credentials, metadata, clock.instant());
    restore(added);
    afterChange.run();
    return added;
  }

  @Override
  public synchronized void restore(Integration known) {
    if (byClientId.size() >= MAX_INTEGRATIONS) {
      throw new IllegalStateException("no more than " + MAX_INTEGRATIONS + " integrations can be registered");
    }
    if (byClientId.putIfAbsent(known.clientId(), known) != null) {
      throw new IllegalArgumentException("client id " + known.clientId() + " is registered already");
    }
  }

  @Override
  public synchronized void replaceAll(List<Integration> integrations) {
    var before = List.copyOf(byClientId.values());
    byClientId.clear();
    try {
      integrations.forEach(this::restore);
    } catch (IllegalStateException | IllegalArgumentException e) {
      byClientId.clear();
      before.forEach(this::restore);
      throw e;
    }
    afterChange.run();
  }

  @Override
  public synchronized Optional<Integration> change(String clientId, ClientMetadata metadata) {
    return replaced(clientId, withClientId(clientId).map(known -> known.registeredAs(metadata)));
  }

  @Override
  public synchronized Optional<Secret> renewSecret(String clientId) {
    var secret = values.clientSecret();
    return replaced(clientId, withClientId(clientId).map(known -> known.withSecret(secret))).map(known -> secret);
  }

  @Override
  public synchronized void delete(String clientId) {
    if (byClientId.remove(clientId) != null) {
      afterChange.run();
    }
  }

  @Override
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

  @Override
  public synchronized Optional<Integration> withId(String id) {
    return byClientId.values().stream().filter(known -> known.id().toString().equals(id)).findFirst();
  }

  @Override
  public synchronized Optional<Integration> withName(String name) {
    return byClientId.values().stream().filter(known -> known.name().equals(name)).findFirst();
  }

  @Override
  public synchronized Optional<Integration> withClientId(String clientId) {
    return Optional.ofNullable(byClientId.get(clientId));
  }

  @Override
  public synchronized List<Integration> all() {
    return List.copyOf(byClientId.values());
  }
}
