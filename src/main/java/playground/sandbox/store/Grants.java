package playground.sandbox.store;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The grants, revoked ones included. */
public interface Grants {

  /** Most grants; one more removes the oldest, and its tokens are unknown from then on. */
  int CAPACITY = 20_000;

  void add(Grant grant);

  Optional<Grant> find(UUID id);

  /** Those of the ids that are stored. */
  Map<UUID, Grant> find(Set<UUID> ids);

  /** Ends the codes and tokens of the grant, for good. */
  void revoke(UUID id);

  /** Ends those of everything that an integration was allowed. */
  void revokeAllOf(String clientId);

  /** Ends those of everything that one person allowed an integration. */
  void revokeAllOf(String clientId, Person person);
}
