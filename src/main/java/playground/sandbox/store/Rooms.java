package playground.sandbox.store;

import static playground.sandbox.store.People.ALEX;
import static playground.sandbox.store.People.KIM;
import static playground.sandbox.store.People.ROBIN;
import static playground.sandbox.store.Room.Type.direct;
import static playground.sandbox.store.Room.Type.group;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rooms there are, with their members. */
public interface Rooms {

  /** Most rooms that are kept beside those of the start; one more drops the oldest of them, with its messages. */
  int MAX_CREATED = 1_000;

  /** The rooms that the person is in, the most recently used first. */
  List<Room> of(Person person);

  Optional<Room> find(UUID room);

  /** A new group with one member. */
  Room createGroup(String title, Person creator);

  /** The room of these two alone; made when there is none. */
  Room directOf(Person writer, Person reader);

  /** Adds a person; empty when the person is in the room already, or there is no such room. */
  Optional<Membership> join(UUID room, Person person, boolean isModerator);

  void leave(UUID room, Person person);

  /** Sets the moment of the room's last activity. */
  void touch(UUID room, Instant moment);

  void delete(UUID room);

  /** The rooms that every sandbox starts with. */
  static List<Room> madeUp() {
    return List.of(
        room(1, "Welcome to the sandbox", group, List.of(KIM, ALEX, ROBIN), 2),
        room(2, "Lunch on Thursday", group, List.of(ALEX, ROBIN), 9),
        room(3, "Release party", group, List.of(ROBIN, ALEX, KIM), 17),
        room(4, "", direct, List.of(ALEX, ROBIN), 20),
        room(5, "", direct, List.of(KIM, ALEX), 21),
        room(6, "Keys and certificates", group, List.of(KIM), 22),
        room(7, "Book club", group, List.of(ROBIN), 23));
  }

  private static Room room(int number, String title, Room.Type type, List<Person> members, int day) {
    var created = Instant.parse("2026-01-05T08:30:00.000Z").plusSeconds(number * 86_461L);
    var lastActivity = Instant.parse("2026-10-01T09:15:30.250Z").plusSeconds(day * 86_400L);
    return Room.made(new UUID(0x40, number), title, type, members, created, lastActivity);
  }
}
