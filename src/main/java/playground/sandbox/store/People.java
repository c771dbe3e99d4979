package playground.sandbox.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who can sign in, in the order of the sign-in page. */
public record People(List<Person> all) {

  static final Person ALEX = person("a1e00000-0000-4000-8000-000000000001", "alex", "Alex", "Example", false);
  static final Person ROBIN = person("50b10000-0000-4000-8000-000000000002", "robin", "Robin", "Sample", false);
  static final Person KIM = person("41300000-0000-4000-8000-000000000003", "kim", "Kim", "Admin", true);

  public People {
    all = List.copyOf(all);
  }

  /** The people that every sandbox starts with. */
  public static People madeUp() {
    return new People(List.of(ALEX, ROBIN, KIM));
  }

  public Optional<Person> withEmail(String email) {
    return all.stream().filter(person -> person.email().equals(email)).findFirst();
  }

  private static Person person(String uuid, String mailbox, String first, String last, boolean admin) {
    return new Person(UUID.fromString(uuid), mailbox + "@example.com", first, last, admin);
  }
}
