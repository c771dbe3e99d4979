package playground.sandbox.store;

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
}
