package playground.sandbox.signin;

import playground.sandbox.store.People;
import playground.sandbox.store.Person;

/**
 * Who fills in the sign-in and the consent page: a person at a browser, or for programs without one the sandbox itself.
 *
 * @param person that the sandbox consents as; unused when a person decides
 */
public record ConsentPolicy(Mode mode, Person person) {

  /** In the words of the command line. */
  public enum Mode {
    ask,
    accept,
    deny
  }

  /** Each person decides. */
  public static ConsentPolicy asking(People people) {
    return new ConsentPolicy(Mode.ask, people.all().get(0));
  }
}
