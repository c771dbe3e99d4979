package playground.sandbox.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import playground.sandbox.store.People;
import playground.sandbox.store.Person;
import playground.sandbox.store.Room;
import playground.sandbox.store.Rooms;

/** Reads {@code rooms}; the first of the file is the one used last. */
final class RoomsReader {

  private static final int MAX = 1_000;
  private static final Set<String> MEMBERS = Set.of("title", "type", "members");
  private static final Duration APART = Duration.ofMinutes(1);
  private static final Duration AGE = Duration.ofDays(30);

  private final People people;
  private final Instant now;

  RoomsReader(People people, Instant now) {
    this.people = people;
    this.now = now;
  }

  /** Only to be used when nothing was wrong. */
  Rooms read(LocatedValue rooms) {
    var read = new ArrayList<Room>();
    var places = rooms.elements();
    for (var i = 0; i < places.size(); i++) {
      read.add(room(places.get(i).object(MEMBERS), i));
    }
    if (places.size() > MAX) {
      rooms.wrong("must not hold more than " + MAX + " rooms");
    }
    return new Rooms(read);
  }

  private Room room(LocatedValue place, int number) {
    var type = type(place);
    var title = type == Room.Type.group ? place.member("title").text() : place.optionalText("title");
    var members = members(place.member("members"), type);
    var lastActivity = now.minus(APART.multipliedBy(number));
    return new Room(
        new UUID(0x4100, number + 1), title.orElse(""), type, members, lastActivity.minus(AGE), lastActivity);
  }

  private static Room.Type type(LocatedValue place) {
    var name = place.member("type").text().orElse(Room.Type.group.name());
    return Arrays.stream(Room.Type.values()).filter(type -> type.name().equals(name)).findFirst().orElseGet(() -> {
      place.member("type").wrong("must be group or direct");
      return Room.Type.group;
    });
  }

  private List<Person> members(LocatedValue place, Room.Type type) {
    var members = new LinkedHashSet<Person>();
    var elements = place.elements();
    for (var element : elements) {
      element.text().ifPresent(email -> people.withEmail(email).ifPresentOrElse(
          person -> {
            if (!members.add(person)) {
              element.wrong("is in this room already");
            }
          },
          () -> element.wrong("is the address of nobody among the people")));
    }
    if (type == Room.Type.direct && elements.size() != 2 || elements.isEmpty()) {
      place.wrong(type == Room.Type.direct ? "must be two people in a direct room" : "must name at least one person");
    }
    return List.copyOf(members);
  }
}
