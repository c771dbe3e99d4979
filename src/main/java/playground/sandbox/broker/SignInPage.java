package playground.sandbox.broker;

import java.util.List;
import playground.sandbox.store.Person;

/**
 * What the sign-in page shows.
 *
 * @param action where its form posts to: the authorization request itself
 */
public record SignInPage(String integration, String action, List<Person> people) {
  /** The action holds the state. */
  @Override
  public String toString() {
    return "SignInPage[hidden]";
  }
}
