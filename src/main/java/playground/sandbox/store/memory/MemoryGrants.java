package playground.sandbox.store.memory;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Grants;
import playground.sandbox.store.Person;

/** {@link Grants} in memory. */
final class MemoryGrants implements Grants {

  private static final Duration LIFE = Duration.ofDays(36_500); // its tokens end; a grant does not

  private final ExpiringMap<Grant> grants;

  MemoryGrants(Clock clock) {
    this.grants = new ExpiringMap<>(clock, LIFE, CAPACITY);
  }

  @Override
  public void add(Grant grant) {
    grants.put(grant.id().toString(), grant);
  }

  void clear() {
    grants.clear();
  }

  @Override
  public Optional<Grant> find(UUID id) {
    return grants.get(id.toString());
  }

  @Override
  public Map<UUID, Grant> find(Set<UUID> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).collect(Collectors.toMap(Grant::id, Function.identity()));
  }

  @Override
  public void revoke(UUID id) {
    grants.update(id.toString(), Grant::revoked);
  }

  @Override
  public void revokeAllOf(String clientId) {
    grants.replaceAll(grant -> grant.clientId().equals(clientId) ? grant.revoked() : grant);
  }

  @Override
  public void revokeAllOf(String clientId, Person person) {
    grants.replaceAll(grant ->
        grant.clientId().equals(clientId) && grant.person().equals(person) ? grant.revoked() : grant);
  }
}
