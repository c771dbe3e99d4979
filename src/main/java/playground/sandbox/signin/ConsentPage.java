package playground.sandbox.signin;

import java.util.List;
import playground.oauth.Scopes;
import playground.sandbox.store.Person;
import playground.scopes.ScopeCatalogue;

/**
 * What the consent page shows.
 *
 * @param action where its form posts to: the request itself
 * @param returnsTo the redirect URI, so that the person sees where the response goes; empty when a device waits for it
 * @param userCode what the waiting device shows; empty when it is no device
 * @param otherPerson where somebody else signs in
 */
public record ConsentPage(
    String integration,
    Person person,
    String action,
    String returnsTo,
    String userCode,
    String otherPerson,
    List<RequestedScope> scopes) {

  /** One line: the scope and what it means. */
  public record RequestedScope(String name, String gloss) {}

  public static List<RequestedScope> lines(Scopes scopes) {
    return scopes.names().stream()
        .map(name -> new RequestedScope(name, ScopeCatalogue.gloss(name).orElse(name)))
        .toList();
  }

  /** The action holds the state. */
  @Override
  public String toString() {
    return "ConsentPage[hidden]";
  }
}
