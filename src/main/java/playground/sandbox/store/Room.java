package playground.sandbox.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A space that people write in.
 *
 * @param title of a group; a direct room has none of its own, each of its two members sees the other's name
 * @param members the first of them made the room
 */
public record Room(UUID uuid, String title, Type type, List<Membership> members, Instant created, Instant lastActivity) {

  /** How Webex names the two kinds. */
  public enum Type {
    direct,
    group
  }

  public Room {
    members = List.copyOf(members);
  }

  /** A room that all its members have been in since it was made, none of them as a moderator. */
  public static Room made(UUID uuid, String title, Type type, List<Person> people, Instant created, Instant lastActivity) {
    var members = people.stream().map(person -> new Membership(person, false, created)).toList();
    return new Room(uuid, title, type, members, created, lastActivity);
  }

  public Person creator() {
    return members.get(0).person();
  }

  public boolean has(Person person) {
    return members.stream().anyMatch(member -> member.person().equals(person));
  }

  /** What this member sees as the room's title. */
  public String titleFor(Person member) {
    if (type == Type.group) {
      return title;
    }
    return members.stream().map(Membership::person).filter(other -> !other.equals(member)).findFirst().orElse(member).displayName();
  }

  /** The same room with one more member. */
  public Room with(Membership member) {
    var more = new ArrayList<>(members);
    more.add(member);
    return new Room(uuid, title, type, more, created, lastActivity);
  }

  /** The same room without that person. */
  public Room without(Person person) {
    var fewer = members.stream().filter(member -> !member.person().equals(person)).toList();
    return new Room(uuid, title, type, fewer, created, lastActivity);
  }

  /** The same room, used at that moment. */
  public Room usedAt(Instant moment) {
    return new Room(uuid, title, type, members, created, moment);
  }
}
