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
  private record SeedFile(List<IntegrationEntry> integrations, List<PersonEntry> people, List<RoomEntry> rooms) {}

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
    var integrations = Objects.requireNonNullElse(seed.integrations, List.<IntegrationEntry>of());
    IntegrationEntry.check(integrations, errors);
    if (seed.people != null) {
      PersonEntry.check(seed.people, errors);
    }
    if (seed.rooms != null) {
      RoomEntry.check(seed.rooms, emails(seed.people), errors);
    }
    errors.throwIfAny(file);
    var people = seed.people == null
        ? People.madeUp()
        : new People(seed.people.stream().map(PersonEntry::person).toList());
    return new SeedData(
        integrations.stream().map(entry -> entry.integration(now)).toList(), people, rooms(seed, people, now));
  }

  private static Set<String> emails(List<PersonEntry> people) {
    return people == null
        ? People.madeUp().all().stream().map(Person::email).collect(Collectors.toSet())
        : people.stream().filter(Objects::nonNull).map(PersonEntry::email).collect(Collectors.toSet());
  }

  private static List<Room> rooms(SeedFile seed, People people, Instant now) {
    if (seed.rooms == null) {
      return seed.people == null ? Rooms.madeUp() : List.of();
    }
    return IntStream.range(0, seed.rooms.size()).mapToObj(i -> seed.rooms.get(i).room(i, people, now)).toList();
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
