package playground.sandbox.seed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import playground.sandbox.store.Integration;
import playground.sandbox.store.People;
import playground.sandbox.store.Person;
import playground.sandbox.store.Room;
import playground.sandbox.store.Rooms;

/**
 * What the sandbox starts with.
 *
 * @param people those of the seed file, or the made-up ones if it has none
 * @param rooms those of the seed file; the made-up ones if it has neither rooms nor people
 */
public record SeedData(List<Integration> integrations, People people, List<Room> rooms) {

  /** The seed file; null stands for a member that is left out. */
  private record SeedFile(List<IntegrationEntry> integrations, List<PersonEntry> people, List<RoomEntry> rooms) {

    void check(JsonErrors errors) {
      IntegrationEntry.check(Objects.requireNonNullElse(integrations, List.of()), errors);
      if (people != null) {
        PersonEntry.check(people, errors);
      }
      if (rooms != null) {
        RoomEntry.check(rooms, emails(people), errors);
      }
    }

    /** Must have been checked. */
    SeedData data(Instant now) {
      var all = people == null ? People.madeUp() : new People(people.stream().map(PersonEntry::person).toList());
      var registered = Objects.requireNonNullElse(integrations, List.<IntegrationEntry>of());
      return new SeedData(
          registered.stream().map(entry -> entry.integration(now)).toList(), all, roomsOf(all, now));
    }

    private List<Room> roomsOf(People all, Instant now) {
      if (rooms == null) {
        return people == null ? Rooms.madeUp() : List.of();
      }
      return IntStream.range(0, rooms.size()).mapToObj(i -> rooms.get(i).room(i, all, now)).toList();
    }
  }

  /** The persistence file. */
  public record IntegrationList(List<IntegrationEntry> integrations) {}

  public SeedData {
    integrations = List.copyOf(integrations);
    rooms = List.copyOf(rooms);
  }

  /** Without a file: the made-up people and rooms. */
  public static SeedData none() {
    return new SeedData(List.of(), People.madeUp(), Rooms.madeUp());
  }

  /**
   * Reads the file that {@code --integrations} names; each of its three members may be left out.
   *
   * @param now the moment of registration
   * @throws InvalidFileException with every error and its JSON path
   */
  public static SeedData read(Path file, Instant now) {
    var errors = new JsonErrors();
    var seed = JsonFile.read(file, SeedFile.class, errors);
    seed.check(errors);
    errors.throwIfAny(file);
    return seed.data(now);
  }

  /**
   * The same from a program; null stands for a list that is left out.
   *
   * @param now the moment of registration
   * @throws IllegalArgumentException with every error and its path, such as {@code people[0].email}
   */
  public static SeedData of(
      List<IntegrationEntry> integrations, List<PersonEntry> people, List<RoomEntry> rooms, Instant now) {
    var errors = new JsonErrors();
    var seed = new SeedFile(integrations, people, rooms);
    seed.check(errors);
    errors.throwIfAny();
    return seed.data(now);
  }

  private static Set<String> emails(List<PersonEntry> people) {
    return people == null
        ? People.madeUp().all().stream().map(Person::email).collect(Collectors.toSet())
        : people.stream().filter(Objects::nonNull).map(PersonEntry::email).collect(Collectors.toSet());
  }

  /**
   * Reads the persistence file.
   *
   * @param now the moment of registration of entries without one
   * @throws InvalidFileException with every error and its JSON path
   */
  public static List<Integration> integrationsOf(Path file, Instant now) {
    var errors = new JsonErrors();
    var entries = JsonFile.read(file, IntegrationList.class, errors).integrations;
    if (entries == null) {
      errors.add("integrations", "must be an array");
    } else {
      IntegrationEntry.check(entries, errors);
    }
    errors.throwIfAny(file);
    return entries.stream().map(entry -> entry.integration(now)).toList();
  }
}
