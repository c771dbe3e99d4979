package playground.sandbox.testing;

import playground.sandbox.seed.PersonEntry;
import playground.sandbox.store.Person;

/**
 * Somebody who can sign in; the sandbox has no passwords.
 *
 * @param email identifies the person
 * @param displayName its last word becomes the family name
 * @param isAdmin whether the person can use the scopes of administrators
 */
public record SandboxPerson(String email, String displayName, boolean isAdmin) {

  public static SandboxPerson user(String email, String displayName) {
    return new SandboxPerson(email, displayName, false);
  }

  public static SandboxPerson admin(String email, String displayName) {
    return new SandboxPerson(email, displayName, true);
  }

  static SandboxPerson of(Person person) {
    return new SandboxPerson(person.email(), person.displayName(), person.admin());
  }

  /** As a seed file has it. */
  PersonEntry entry() {
    return new PersonEntry(email, displayName, isAdmin);
  }
}
