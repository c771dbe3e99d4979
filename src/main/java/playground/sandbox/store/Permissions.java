package playground.sandbox.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import playground.oauth.Scopes;

/** What one person has allowed: grants that still are good for something, and consents that are remembered. */
public final class Permissions {

  /**
   * Everything that one integration may do for the person.
   *
   * @param integration its name, or its client id when it is registered no more
   * @param scopes of all grants together
   * @param since the first of them
   * @param remembered whether the person chose to have it remembered
   */
  public record Permission(String clientId, String integration, Scopes scopes, Instant since, boolean remembered) {

    private Permission and(Permission other) {
      return new Permission(
          clientId,
          integration,
          scopes.plus(other.scopes),
          since.isBefore(other.since) ? since : other.since,
          remembered || other.remembered);
    }
  }

  private final Store store;
  private final Person person;

  public Permissions(Store store, Person person) {
    this.store = store;
    this.person = person;
  }

  /** One for each integration. */
  public List<Permission> all() {
    Map<String, Permission> byClientId = new LinkedHashMap<>();
    Stream.concat(granted(), remembered()).forEach(one -> byClientId.merge(one.clientId(), one, Permission::and));
    return List.copyOf(byClientId.values());
  }

  /** Ends every code and token that the integration has of this person, and what was remembered of it. */
  public void takeBack(String clientId) {
    store.consents().forget(person, clientId);
    store.grants().revokeAllOf(clientId, person);
  }

  private Stream<Permission> granted() {
    var ids = new LinkedHashSet<UUID>();
    store.tokens().allAccess().forEach(token -> ids.add(token.grantId()));
    store.tokens().allRefresh().forEach(token -> ids.add(token.grantId()));
    var grants = store.grants().find(ids);
    return ids.stream().map(grants::get).filter(Objects::nonNull)
        .filter(grant -> grant.person().equals(person))
        .map(grant -> new Permission(
            grant.clientId(), grant.integration().name(), grant.scopes(), grant.created(), false));
  }

  private Stream<Permission> remembered() {
    return store.consents().of(person).stream().map(known -> new Permission(
        known.clientId(), name(known.clientId()), known.scopes(), known.since(), true));
  }

  private String name(String clientId) {
    return store.integrations().withClientId(clientId).map(Integration::name).orElse(clientId);
  }
}
