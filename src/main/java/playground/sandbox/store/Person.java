package playground.sandbox.store;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who can sign in. Made up, at example.com, with no password: the sign-in page is a choice.
 *
 * @param uuid identifies the person; wrapped as a REST id by {@link RestId#person}
 * @param lastName empty when there is only one name
 * @param admin whether the administrator's roles belong to the person
 */
public record Person(UUID uuid, String email, String firstName, String lastName, boolean admin) {

  /** The one organization of the sandbox. */
  public static final UUID ORGANIZATION = UUID.fromString("5a4d1b0c-0000-4000-8000-65786d706c65");

  public String displayName() {
    return (firstName + " " + lastName).strip();
  }

  /** In the form that Webex gives it: language and country. */
  public String locale() {
    return "en_US";
  }

  /** Of the numbers 555-01xx, which are set aside for fiction. */
  public String phone() {
    return String.format(Locale.ROOT, "+1 555 01%02d", Math.floorMod(uuid.hashCode(), 100));
  }

  /** Of a street that is nowhere, as OpenID Connect Core §5.1.1 has addresses. */
  public Map<String, String> address() {
    return Map.of("formatted", "1 Example Street, 00000 Sandbox", "country", "US");
  }
}
