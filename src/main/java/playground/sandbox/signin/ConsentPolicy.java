package playground.sandbox.signin;

import playground.sandbox.store.Person;

/**
 * Who answers the sign-in and the consent page: a person at a browser, or for programs without one the sandbox itself.
 *
 * @param person on whose behalf the sandbox answers; unused when a person is asked
 */
public record ConsentPolicy(Mode mode, Person person) {

  /** In the words of the command line. */
  public enum Mode {
    ask,
    accept,
    deny
  }
}
