package playground.sandbox.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import playground.sandbox.store.People;
import playground.sandbox.store.Room;

/**
 * A room in the seed file; null stands for a member that is left out.
 *
 * @param members e-mail addresses
 */
public record RoomEntry(String title, Room.Type type, List<String> members) {

  private static final int MAX = 1_000;
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Duration AGE = Duration.ofDays(30);

  /**
   * Adds what is wrong with {@code rooms}.
   *
   * @param emails of all people
   */
  static void check(List<RoomEntry> rooms, Set<String> emails, JsonErrors errors) {
    JsonErrors.each("rooms", rooms, (path, room) -> room.check(path, emails, errors));
    errors.requireSize("rooms", rooms, 0, MAX);
  }

  private void check(String path, Set<String> emails, JsonErrors errors) {
    errors.requireText(path + ".type", type == null ? null : type.name());
    if (type == Room.Type.group) {
      errors.requireText(path + ".title", title);
    }
    var known = new HashSet<String>();
    JsonErrors.each(path + ".members", members, (element, email) -> {
      if (!emails.contains(email)) {
        errors.add(element, "is not the e-mail address of one of the people");
      } else if (!known.add(email)) {
        errors.add(element, "is in this room already");
      }
    });
    var isDirect = type == Room.Type.direct;
    errors.requireSize(path + ".members", members, isDirect ? 2 : 1, isDirect ? 2 : Math.max(1, emails.size()));
  }

  /**
   * Must have been checked.
   *
   * @param number of the room in the file, from 0; the first is the one used last
   */
  Room room(int number, People people, Instant now) {
    var lastActivity = now.minus(INTERVAL.multipliedBy(number));
    return Room.made(
        new UUID(0x4100, number + 1),
        Objects.requireNonNullElse(title, ""),
        type,
        members.stream().map(email -> people.withEmail(email).orElseThrow()).toList(),
        lastActivity.minus(AGE),
        lastActivity);
  }
}
