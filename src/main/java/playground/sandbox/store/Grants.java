package playground.sandbox.store;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The grants, revoked ones included. */
public interface Grants {

  /** Most grants; one more removes the oldest, and its tokens are unknown from then on. */
  int CAPACITY = 20_000;

  void add(Grant grant);

  Optional<Grant> find(UUID id);

  /** Ends the codes and tokens of every grant that matches, for good. */
  void revoke(Predicate<Grant> which);

  default void revoke(UUID id) {
    revoke(grant -> grant.id().equals(id));
  }
}
