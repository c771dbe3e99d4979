package playground.sandbox.store;

import static playground.sandbox.store.People.ALEX;
import static playground.sandbox.store.People.KIM;
import static playground.sandbox.store.People.ROBIN;
import static playground.sandbox.store.Room.Type.direct;
import static playground.sandbox.store.Room.Type.group;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The rooms there are. */
public record Rooms(List<Room> all) {

  public Rooms {
    all = List.copyOf(all);
  }

  /** The rooms that every sandbox starts with. */
  public static Rooms madeUp() {
    return new Rooms(
        List.of(
            room(1, "Welcome to the sandbox", group, List.of(KIM, ALEX, ROBIN), 2),
            room(2, "Lunch on Thursday", group, List.of(ALEX, ROBIN), 9),
            room(3, "Release party", group, List.of(ROBIN, ALEX, KIM), 17),
            room(4, "", direct, List.of(ALEX, ROBIN), 20),
            room(5, "", direct, List.of(KIM, ALEX), 21),
            room(6, "Keys and certificates", group, List.of(KIM), 22),
            room(7, "Book club", group, List.of(ROBIN), 23)));
  }

  /** The rooms that the person is in, the most recently used first. */
  public List<Room> of(Person person) {
    return all.stream()
        .filter(room -> room.members().contains(person))
        .sorted(Comparator.comparing(Room::lastActivity).reversed())
        .toList();
  }

  private static Room room(int number, String title, Room.Type type, List<Person> members, int day) {
    var created = Instant.parse("2026-01-05T08:30:00.000Z").plusSeconds(number * 86_461L);
    var lastActivity = Instant.parse("2026-10-01T09:15:30.250Z").plusSeconds(day * 86_400L);
    return new Room(new UUID(0x40, number), title, type, members, created, lastActivity);
  }
}
