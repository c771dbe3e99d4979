package playground.sandbox.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.store.Integration;
import playground.sandbox.store.People;
import playground.sandbox.store.Rooms;

/**
 * What a file declares.
 *
 * @param people those of the file, or the made-up ones when it names none
 * @param rooms those of the file; the made-up ones when it names neither rooms nor people
 */
public record SeedData(List<Integration> integrations, People people, Rooms rooms) {

  private static final long MAX_BYTES = 1024 * 1024;

  public SeedData {
    integrations = List.copyOf(integrations);
  }

  /** Without a file: nothing but the made-up people and rooms. */
  public static SeedData none() {
    return new SeedData(List.of(), People.madeUp(), Rooms.madeUp());
  }

  /**
   * Reads the file that {@code --integrations} names; each of its three members may be left out.
   *
   * @param now the moment of registration
   * @throws InvalidFileException naming every error and its place
   */
  public static SeedData read(Path file, Instant now) {
    var root = root(file).object(Set.of("integrations", "people", "rooms"));
    var integrations = root.has("integrations")
        ? new IntegrationReader(now).read(root.member("integrations"))
        : List.<Integration>of();
    var people = root.has("people") ? new PeopleReader().read(root.member("people")) : People.madeUp();
    var rooms = root.has("people") ? new Rooms(List.of()) : Rooms.madeUp();
    rooms = root.has("rooms") ? new RoomsReader(people, now).read(root.member("rooms")) : rooms;
    refuse(file, root);
    return new SeedData(integrations, people, rooms);
  }

  /**
   * Reads what a sandbox kept: integrations alone.
   *
   * @throws InvalidFileException naming every error and its place
   */
  public static List<Integration> integrationsOf(Path file, Instant now) {
    var root = root(file).object(Set.of("integrations"));
    var integrations = new IntegrationReader(now).read(root.member("integrations"));
    refuse(file, root);
    return integrations;
  }

  private static LocatedValue root(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidFileException(file + ": is larger than " + MAX_BYTES + " bytes");
      }
      return LocatedValue.root(JsonBodies.value(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new InvalidFileException(file + ": cannot be read; name a file that exists and that you may read");
    } catch (IllegalArgumentException e) {
      throw new InvalidFileException(file + ": " + e.getMessage());
    }
  }

  private static void refuse(Path file, LocatedValue root) {
    if (!root.errors().isEmpty()) {
      throw new InvalidFileException(
          root.errors().stream().map(error -> file + ": " + error).collect(Collectors.toList()));
    }
  }
}
