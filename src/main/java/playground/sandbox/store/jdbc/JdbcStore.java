package playground.sandbox.store.jdbc;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import playground.database.Database;
import playground.database.SealedRecords;
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
import playground.sandbox.store.Store;
import playground.sandbox.store.TokenGenerator;
import playground.sandbox.store.Tokens;

/** A {@link Store} in a database, which several nodes share. The people are those of each node's own seed data. */
public final class JdbcStore implements Store {

  private static final Duration TICK = Duration.ofNanos(1_000); // as exact as the database's times

  /** What a reset empties, beside the integrations and the offset of the clock. */
  private static final List<String> RESET = List.of(
      "grants", "codes", "access_tokens", "refresh_tokens", "device_requests", "wrong_guesses", "sign_ins", "consents",
      "messages", "rooms");

  private final Database database;
  private final Clock real;
  private final SandboxClock clock;
  private final People people;
  private final JdbcRooms rooms;
  private final Messages messages;
  private final Integrations integrations;
  private final Grants grants;
  private final Codes codes;
  private final Tokens tokens;
  private final DeviceRequests deviceRequests;
  private final SignIns signIns;
  private final Consents consents;
  private final Keys keys;
  private volatile List<Integration> integrationsAtStart = List.of();
  private volatile List<Room> roomsAtStart = List.of();

  /**
   * @param beneath the real clock, whatever the sandbox's is set to
   * @param random makes ids, secrets, codes and tokens
   */
  public JdbcStore(Database database, Clock beneath, SecureRandom random, People people) {
    this.database = database;
    this.real = Clock.tick(beneath, TICK);
    this.clock = new SandboxClock(real, new SharedOffset(database, real));
    this.people = people;
    var context = new StoreContext(
        database, new SealedRecords(database.vault()), clock, new TokenGenerator(random), people);
    this.rooms = new JdbcRooms(context);
    this.messages = new JdbcMessages(context);
    this.integrations = new JdbcIntegrations(context);
    this.grants = new JdbcGrants(context);
    this.codes = new JdbcCodes(context, grants);
    this.tokens = new JdbcTokens(context);
    this.deviceRequests = new JdbcDeviceRequests(context, grants);
    this.signIns = new JdbcSignIns(context);
    this.consents = new JdbcConsents(context);
    this.keys = new JdbcKeys(context);
  }

  /**
   * Puts in what the sandbox starts with, unless a node has done so before, at an earlier start too: of several that start
   * at once, one does. An integration whose client id is registered stays as it is. A reset at this node goes back to what
   * this node was given, whoever put it in.
   *
   * @throws IllegalStateException when there is no room for the integrations
   */
  public void seed(List<Integration> atStart, List<Room> rooms) {
    integrationsAtStart = List.copyOf(atStart);
    roomsAtStart = List.copyOf(rooms);
    database.transaction(handle -> {
      var isFirst = handle.execute("INSERT INTO seeds (name) VALUES ('start') ON CONFLICT DO NOTHING") == 1;
      if (isFirst) {
        atStart.stream().filter(known -> integrations.withClientId(known.clientId()).isEmpty()).forEach(integrations::restore);
        this.rooms.seed(handle, rooms);
      }
      return isFirst;
    });
  }

  /** All of it at once, or nothing. */
  @Override
  public void reset(Predicate<Integration> isKept) {
    database.transaction(handle -> {
      integrations.reset(integrationsAtStart, isKept);
      RESET.forEach(table -> handle.execute("DELETE FROM " + table));
      rooms.seed(handle, roomsAtStart);
      clock.toRealTime();
      return isKept;
    });
  }

  /**
   * Deletes what nobody can get any more, in a small batch of each table; for every node to call now and then.
   *
   * @return how many rows are deleted; when there are some, there may be more
   */
  public int sweep() {
    return new Sweep(database).run(real.instant());
  }

  /** Where it lies. */
  public Database database() {
    return database;
  }

  /** The real clock, beneath that of the sandbox. */
  public Clock realClock() {
    return real;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public <T> T atomically(Supplier<T> steps) {
    return database.transaction(handle -> steps.get());
  }

  /** Both, or neither. */
  @Override
  public void delete(String clientId) {
    atomically(() -> {
      Store.super.delete(clientId);
      return clientId;
    });
  }

  /** Both, or neither. */
  @Override
  public void delete(Room room) {
    atomically(() -> {
      Store.super.delete(room);
      return room;
    });
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
