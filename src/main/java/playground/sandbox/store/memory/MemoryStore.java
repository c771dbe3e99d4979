package playground.sandbox.store.memory;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import playground.sandbox.store.Codes;
import playground.sandbox.store.Consents;
import playground.sandbox.store.DeviceRequests;
import playground.sandbox.store.Grants;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.Keys;
import playground.sandbox.store.Messages;
import playground.sandbox.store.People;
import playground.sandbox.store.Room;
import playground.sandbox.store.Rooms;
import playground.sandbox.store.SandboxClock;
import playground.sandbox.store.SignIns;
import playground.sandbox.store.Store;
import playground.sandbox.store.TokenGenerator;
import playground.sandbox.store.Tokens;

/** A {@link Store} in memory; its contents end with the program. */
public final class MemoryStore implements Store {

  private final SandboxClock clock;
  private final People people;
  private final Rooms rooms;
  private final Messages messages;
  private final MemoryIntegrations integrations;
  private final Grants grants;
  private final Codes codes;
  private final Tokens tokens;
  private final DeviceRequests deviceRequests;
  private final SignIns signIns;
  private final Consents consents;
  private final Keys keys;

  /** With the sample people and their rooms, and nothing else. */
  public MemoryStore(Clock clock, SecureRandom random) {
    this(clock, random, People.madeUp(), Rooms.madeUp());
  }

  /** With these people and rooms, and nothing else. */
  public MemoryStore(Clock beneath, SecureRandom random, People people, List<Room> rooms) {
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
    this.keys = new MemoryKeys(clock);
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
