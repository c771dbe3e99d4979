package playground.sandbox.seed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import playground.sandbox.store.People;
import playground.sandbox.store.Person;

/** Reads {@code people}. */
final class PeopleReader {

  private static final int MAX = 100;
  private static final Set<String> MEMBERS = Set.of("email", "displayName", "admin");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190}");

  private final Map<String, String> emails = new HashMap<>();

  /** Only to be used when nothing was wrong. */
  People read(LocatedValue people) {
    var read = new ArrayList<Person>();
    var places = people.elements();
    for (var i = 0; i < places.size(); i++) {
      person(places.get(i).object(MEMBERS), "people[" + i + "]").ifPresent(read::add);
    }
    if (places.isEmpty() || places.size() > MAX) {
      people.wrong("must hold 1 to " + MAX + " people, or be left out");
    }
    return new People(read);
  }

  private Optional<Person> person(LocatedValue place, String where) {
    var email = place.member("email").text();
    var name = place.member("displayName").text().orElse("");
    var admin = place.flag("admin");
    email.ifPresent(text -> judge(place.member("email"), text, where));
    // The last word is taken for the family name, so that both parts are there that Webex shows.
    var last = name.lastIndexOf(' ');
    return email.map(text -> new Person(
        UUID.nameUUIDFromBytes(("person " + text).getBytes(StandardCharsets.UTF_8)), // the same at each start
        text,
        last < 0 ? name : name.substring(0, last).strip(),
        name.substring(last < 0 ? name.length() : last + 1),
        admin));
  }

  private void judge(LocatedValue place, String email, String where) {
    if (!EMAIL.matcher(email).matches()) {
      place.wrong("must be an e-mail address, such as user@example.com");
    }
    var other = emails.putIfAbsent(email.toLowerCase(Locale.ROOT), where);
    if (other != null) {
      place.wrong("is the same as that of " + other + "; each needs its own");
    }
  }
}
