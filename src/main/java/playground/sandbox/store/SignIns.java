package playground.sandbox.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import playground.oauth.Secret;

/** Who is signed in at which browser; the browser's cookie holds the key to it. */
public final class SignIns {

  /** How long somebody stays signed in. Webex tells no number: ours. */
  public static final Duration LIFE = Duration.ofHours(12);

  /** Most browsers that are known; one more signs the first one out. */
  static final int CAPACITY = 10_000;

  private final TokenGenerator values;
  private final Clock clock;
  private final ExpiringMap<SignIn> byCookie;

  SignIns(TokenGenerator values, Clock clock) {
    this.values = values;
    this.clock = clock;
    this.byCookie = new ExpiringMap<>(clock, LIFE, CAPACITY);
  }

  /**
   * Signs somebody in now.
   *
   * @return what the browser's cookie is to hold; new each time, so that nobody can prepare it (session fixation)
   */
  public Secret begin(Person person) {
    var cookie = values.unguessable();
    byCookie.put(cookie.reveal(), new SignIn(person, clock.instant()));
    return cookie;
  }

  /** Empty when nobody is signed in, or not any more. */
  public Optional<SignIn> of(Secret cookie) {
    return byCookie.get(cookie.reveal());
  }

  public void end(Secret cookie) {
    byCookie.remove(cookie.reveal());
  }
}
