package playground.sandbox.store.memory;

import com.nimbusds.jose.jwk.RSAKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import playground.sandbox.store.Codes;
import playground.sandbox.store.Consents;
import playground.sandbox.store.DeviceRequests;
import playground.sandbox.store.Grants;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.Keys;
import playground.sandbox.store.Messages;
import playground.sandbox.store.People;
import playground.sandbox.store.Room;
import playground.sandbox.store.Rooms;
import playground.sandbox.store.SandboxClock;
import playground.sandbox.store.SignIns;
import playground.sandbox.store.SigningKeys;
import playground.sandbox.store.Store;
import playground.sandbox.store.TokenGenerator;
import playground.sandbox.store.Tokens;

/** A {@link Store} in memory; its contents end with the program. */
public final class MemoryStore implements Store {

  private final SandboxClock clock;
  private final People people;
  private final MemoryRooms rooms;
  private final MemoryMessages messages;
  private final MemoryIntegrations integrations;
  private final MemoryGrants grants;
  private final MemoryCodes codes;
  private final MemoryTokens tokens;
  private final MemoryDeviceRequests deviceRequests;
  private final MemorySignIns signIns;
  private final MemoryConsents consents;
  private final Keys keys;
  private volatile List<Integration> atStart = List.of();

  /** With the sample people and their rooms, and nothing else. */
  public MemoryStore(Clock clock, SecureRandom random) {
    this(clock, random, SigningKeys::fresh);
  }

  /** The same, with signing keys of this maker. */
  public MemoryStore(Clock clock, SecureRandom random, Supplier<RSAKey> keyMaker) {
    this(clock, random, People.madeUp(), Rooms.madeUp(), keyMaker);
  }

  /** With these people and rooms, and nothing else. */
  public MemoryStore(Clock clock, SecureRandom random, People people, List<Room> rooms) {
    this(clock, random, people, rooms, SigningKeys::fresh);
  }

  private MemoryStore(Clock beneath, SecureRandom random, People people, List<Room> rooms, Supplier<RSAKey> keyMaker) {
    var values = new TokenGenerator(random);
    this.clock = new SandboxClock(beneath);
    this.people = people;
    this.messages = new MemoryMessages(values, clock);
    this.rooms = new MemoryRooms(values, clock, rooms, messages::deleteAllOf);
    this.integrations = new MemoryIntegrations(values, clock);
    this.grants = new MemoryGrants(clock);
    this.codes = new MemoryCodes(values, clock, grants);
    this.tokens = new MemoryTokens(values, clock, grants);
    this.deviceRequests = new MemoryDeviceRequests(values, clock, grants);
    this.signIns = new MemorySignIns(values, clock);
    this.consents = new MemoryConsents(clock);
    this.keys = new MemoryKeys(clock, keyMaker);
  }

  /**
   * Registers the integrations that it starts with; a reset goes back to them.
   *
   * @throws IllegalStateException when there is no room for them
   */
  public void seed(List<Integration> integrationsAtStart) {
    integrationsAtStart.forEach(integrations::restore);
    atStart = List.copyOf(integrationsAtStart);
  }

  @Override
  public void reset(Predicate<Integration> isKept) {
    integrations.reset(atStart, isKept); // first: from here on nobody else can authenticate for more
    grants.clear();
    codes.clear();
    tokens.clear();
    deviceRequests.clear();
    signIns.clear();
    consents.clear();
    messages.clear();
    rooms.reset();
    clock.toRealTime();
  }

  @Override
  public SandboxClock clock() {
    return clock;
  }

  @Override
  public People people() {
    return people;
  }

  @Override
  public Rooms rooms() {
    return rooms;
  }

  @Override
  public Messages messages() {
    return messages;
  }

  @Override
  public Integrations integrations() {
    return integrations;
  }

  /** Calls back after every change of the integrations, while no other change can happen; a restore is none. */
  public void onIntegrationChange(Runnable afterChange) {
    integrations.onChange(afterChange);
  }

  @Override
  public Grants grants() {
    return grants;
  }

  @Override
  public Codes codes() {
    return codes;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public DeviceRequests deviceRequests() {
    return deviceRequests;
  }

  @Override
  public SignIns signIns() {
    return signIns;
  }

  @Override
  public Consents consents() {
    return consents;
  }

  @Override
  public Keys keys() {
    return keys;
  }
}
