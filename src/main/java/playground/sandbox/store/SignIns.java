package playground.sandbox.store;

import java.time.Duration;
import java.util.Optional;
import playground.oauth.Secret;

/** Who is signed in at which browser. The browser's cookie holds the key. */
public interface SignIns {

  /** How long somebody stays signed in. Webex states no number: ours. */
  Duration LIFE = Duration.ofHours(12);

  /** Most sign-ins; one more removes the oldest. */
  int CAPACITY = 10_000;

  /**
   * Signs somebody in now.
   *
   * @return for the browser's cookie; new each time, so that nobody can prepare it (session fixation)
   */
  Secret begin(Person person);

  /** Empty when nobody is signed in, or not any more. */
  Optional<SignIn> of(Secret cookie);

  void end(Secret cookie);
}
