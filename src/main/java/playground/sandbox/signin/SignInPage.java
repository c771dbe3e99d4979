package playground.sandbox.signin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.sandbox.store.Person;

/**
 * What the sign-in page shows.
 *
 * @param why a sentence: who wants to know
 * @param action where its form posts to: the address that the person came for
 * @param people in the order in which they are offered
 * @param signedIn who is signed in at this browser already
 */
public record SignInPage(String why, String action, List<Person> people, Optional<Person> signedIn) {

  /** With the likely person first. */
  public static SignInPage of(
      String why, String action, List<Person> people, Optional<Person> likely, Optional<Person> signedIn) {
    var sorted = Stream.concat(likely.stream(), people.stream()).distinct().toList();
    return new SignInPage(why, action, sorted, signedIn);
  }

  /** The action holds the state. */
  @Override
  public String toString() {
    return "SignInPage[hidden]";
  }
}
