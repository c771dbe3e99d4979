package playground.sandbox.store.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import playground.sandbox.store.Membership;
import playground.sandbox.store.Person;
import playground.sandbox.store.Room;
import playground.sandbox.store.Rooms;
import playground.sandbox.store.TokenGenerator;

/** {@link Rooms} in memory. */
final class MemoryRooms implements Rooms {

  private final TokenGenerator values;
  private final Clock clock;
  private final Consumer<UUID> whenDropped;
  private final List<Room> atStart;
  private final Map<UUID, Room> first = new LinkedHashMap<>(); // those of the start, which never make room
  private final Map<UUID, Room> created = new LinkedHashMap<>(); // oldest first

  /**
   * @param whenDropped called with a room that made room for another
   */
  MemoryRooms(TokenGenerator values, Clock clock, List<Room> atStart, Consumer<UUID> whenDropped) {
    this.values = values;
    this.clock = clock;
    this.whenDropped = whenDropped;
    this.atStart = List.copyOf(atStart);
    reset();
  }

  /** Has the rooms of the start, as they were, and no others. */
  synchronized void reset() {
    first.clear();
    created.clear();
    atStart.forEach(room -> first.put(room.uuid(), room));
  }

  @Override
  public synchronized List<Room> of(Person person) {
    return Stream.concat(first.values().stream(), created.values().stream())
        .filter(room -> room.has(person))
        .sorted(Comparator.comparing(Room::lastActivity).reversed())
        .toList();
  }

  @Override
  public synchronized Optional<Room> find(UUID room) {
    return Optional.ofNullable(first.get(room)).or(() -> Optional.ofNullable(created.get(room)));
  }

  @Override
  public synchronized Room createGroup(String title, Person creator) {
    return add(title, Room.Type.group, List.of(creator));
  }

  @Override
  public synchronized Room directOf(Person writer, Person reader) {
    return of(writer).stream()
        .filter(room -> room.type() == Room.Type.direct && room.has(reader))
        .findFirst()
        .orElseGet(() -> add("", Room.Type.direct, List.of(writer, reader)));
  }

  private Room add(String title, Room.Type type, List<Person> people) {
    if (created.size() >= MAX_CREATED) {
      var oldest = created.keySet().iterator().next();
      created.remove(oldest);
      whenDropped.accept(oldest);
    }
    var now = clock.instant();
    var room = Room.made(values.uuid(), title, type, people, now, now);
    created.put(room.uuid(), room);
    return room;
  }

  @Override
  public synchronized Optional<Membership> join(UUID id, Person person, boolean isModerator) {
    var joined = find(id).filter(room -> !room.has(person)).map(room -> new Membership(person, isModerator, clock.instant()));
    joined.ifPresent(membership -> change(id, room -> room.with(membership)));
    return joined;
  }

  @Override
  public synchronized void leave(UUID id, Person person) {
    change(id, room -> room.without(person));
  }

  @Override
  public synchronized void touch(UUID id, Instant moment) {
    change(id, room -> room.usedAt(moment));
  }

  private void change(UUID id, UnaryOperator<Room> change) {
    first.computeIfPresent(id, (same, room) -> change.apply(room));
    created.computeIfPresent(id, (same, room) -> change.apply(room));
  }

  @Override
  public synchronized void delete(UUID id) {
    first.remove(id);
    created.remove(id);
  }
}
