package playground.sandbox.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Stream;

/**
 * Everything that the sandbox knows: in memory, each part limited in number and in time.
 *
 * @param clock the only one; moving it makes things expire
 */
public record Store(
    SandboxClock clock,
    Integrations integrations,
    People people,
    Rooms rooms,
    Codes codes,
    Tokens tokens,
    SignIns signIns,
    Consents consents,
    DeviceRequests deviceRequests) {

  /** With the made-up people and their rooms, and nothing else. */
  public static Store fresh(Clock clock, SecureRandom random) {
    return of(clock, random, People.madeUp(), Rooms.madeUp());
  }

  /** With these people and rooms, and nothing else. */
  public static Store of(Clock beneath, SecureRandom random, People people, Rooms rooms) {
    var clock = new SandboxClock(beneath);
    var values = new TokenGenerator(random);
    return new Store(
        clock,
        new Integrations(values, clock),
        people,
        rooms,
        new Codes(values, clock),
        new Tokens(values, clock),
        new SignIns(values, clock),
        new Consents(clock),
        new DeviceRequests(values, clock));
  }

  /** Ends an integration, and with it whatever people allowed it: codes, access tokens, refresh tokens. */
  public void delete(String clientId) {
    integrations.delete(clientId); // first: from here on nobody can authenticate for more
    Stream.concat(codes.grants(), tokens.grants())
        .filter(grant -> grant.clientId().equals(clientId))
        .forEach(Grant::revoke);
  }
}
