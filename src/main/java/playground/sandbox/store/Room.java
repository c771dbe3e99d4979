package playground.sandbox.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A space that people write in.
 *
 * @param title of a group; a direct room has none of its own, each of its two members sees the other's name
 * @param members the first of them made the room
 */
public record Room(UUID uuid, String title, Type type, List<Person> members, Instant created, Instant lastActivity) {

  /** How Webex names the two kinds. */
  public enum Type {
    direct,
    group
  }

  public Room {
    members = List.copyOf(members);
  }

  public Person creator() {
    return members.get(0);
  }

  /** What this member sees as the room's title. */
  public String titleFor(Person member) {
    if (type == Type.group) {
      return title;
    }
    return members.stream().filter(other -> !other.equals(member)).findFirst().orElse(member).displayName();
  }
}
