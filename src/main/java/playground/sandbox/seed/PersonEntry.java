package playground.sandbox.seed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import playground.sandbox.store.Person;

/** A person in the seed file; null stands for a member that is left out. */
public record PersonEntry(String email, String displayName, Boolean admin) {

  private static final int MAX = 100;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190}");

  /** Adds what is wrong with {@code people}. */
  static void check(List<PersonEntry> people, JsonErrors errors) {
    var emails = new HashMap<String, String>();
    JsonErrors.each("people", people, (path, person) -> {
      errors.requireText(path + ".displayName", person.displayName);
      if (person.email == null || !EMAIL.matcher(person.email).matches()) {
        errors.add(path + ".email", "must be an e-mail address, such as user@example.com");
      } else {
        errors.requireUnique(path, "email", person.email.toLowerCase(Locale.ROOT), emails);
      }
    });
    errors.requireSize("people", people, 1, MAX);
  }

  /** Must have been checked. The last word of the name becomes the family name, because Webex shows both parts. */
  Person person() {
    var last = displayName.lastIndexOf(' ');
    return new Person(
        UUID.nameUUIDFromBytes(("person " + email).getBytes(StandardCharsets.UTF_8)), // the same at each start
        email,
        last < 0 ? displayName : displayName.substring(0, last).strip(),
        displayName.substring(last < 0 ? displayName.length() : last + 1),
        Boolean.TRUE.equals(admin));
  }
}
