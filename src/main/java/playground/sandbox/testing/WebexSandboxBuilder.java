package playground.sandbox.testing;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import playground.sandbox.seed.RoomEntry;
import playground.sandbox.seed.SeedData;
import playground.sandbox.signin.ConsentPolicy;
import playground.sandbox.store.Room;

/** What a sandbox starts with. Immutable: each method gives another one, and each can be started many times. */
public final class WebexSandboxBuilder {

  private final List<SandboxIntegration> integrations;
  private final List<SandboxPerson> people;
  private final List<RoomEntry> rooms;
  private final ConsentPolicy.Mode mode;

  WebexSandboxBuilder(
      List<SandboxIntegration> integrations, List<SandboxPerson> people, List<RoomEntry> rooms, ConsentPolicy.Mode mode) {
    this.integrations = integrations;
    this.people = people;
    this.rooms = rooms;
    this.mode = mode;
  }

  /** Adds an integration, in the place of the standard one. */
  public WebexSandboxBuilder integration(SandboxIntegration integration) {
    return new WebexSandboxBuilder(and(integrations, integration), people, rooms, mode);
  }

  /** Adds a person. The made-up people are there only while there is no other. */
  public WebexSandboxBuilder person(SandboxPerson person) {
    return new WebexSandboxBuilder(integrations, and(people, person), rooms, mode);
  }

  /**
   * Adds a group room. The made-up rooms are there only while there is no other room and no other person.
   *
   * @param members e-mail addresses of people
   */
  public WebexSandboxBuilder room(String title, String... members) {
    return new WebexSandboxBuilder(
        integrations, people, and(rooms, new RoomEntry(title, Room.Type.group, List.of(members))), mode);
  }

  /**
   * Shows the sign-in and consent pages to browsers. Otherwise the sandbox itself consents as the first person, to whatever
   * comes by GET, so that an HTTP client that follows redirects gets through, and to device grants.
   */
  public WebexSandboxBuilder withConsentPages() {
    return new WebexSandboxBuilder(integrations, people, rooms, ConsentPolicy.Mode.ask);
  }

  /**
   * Starts it on a free port.
   *
   * @throws IllegalArgumentException with everything that is wrong, such as two people with one e-mail address
   */
  public WebexSandbox start() {
    return new WebexSandbox(seed(), registered().get(0), mode);
  }

  private List<SandboxIntegration> registered() {
    return integrations.isEmpty() ? List.of(SandboxIntegration.standard()) : integrations;
  }

  private SeedData seed() {
    return SeedData.of(
        registered().stream().map(SandboxIntegration::entry).toList(),
        people.isEmpty() ? null : people.stream().map(SandboxPerson::entry).toList(),
        rooms.isEmpty() ? null : rooms,
        Clock.systemUTC().instant());
  }

  private static <T> List<T> and(List<T> some, T more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }
}
