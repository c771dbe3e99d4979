package playground.sandbox.store;

import java.time.Duration;
import java.util.Optional;
import playground.oauth.Secret;

/** The authorization codes. Used ones stay, so that a second use can be told from an unknown code. */
public interface Codes {

  /** How long a code can be exchanged. Webex says "short-lived" and no number: ours (contract, 1.B). */
  Duration LIFE = Duration.ofMinutes(5);

  /** How long a code is stored. After that it is refused as unknown. */
  Duration MEMORY = Duration.ofHours(24);

  /** Most codes; one more removes the oldest. */
  int CAPACITY = 10_000;

  /** Makes the code for it. */
  Secret issue(IssuedCode code);

  /** Finds expired and used ones too. */
  Optional<IssuedCode> find(Secret value);

  /** Marks a code as used. One caller at most gets true, however many call at once. */
  boolean use(Secret value);
}
