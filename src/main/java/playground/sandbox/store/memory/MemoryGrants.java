package playground.sandbox.store.memory;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Grants;

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

  @Override
  public Optional<Grant> find(UUID id) {
    return grants.get(id.toString());
  }

  @Override
  public void revoke(UUID id) {
    grants.update(id.toString(), Grant::revoked);
  }

  @Override
  public void revoke(Predicate<Grant> which) {
    grants.replaceAll(grant -> which.test(grant) ? grant.revoked() : grant);
  }
}
