package playground.sandbox.broker;

import java.util.List;
import playground.sandbox.store.Person;
import playground.sandbox.store.ScopeCatalogue;

/**
 * What the consent page shows.
 *
 * @param action where its form posts to: the authorization request itself
 * @param returnsTo the redirect URI, so that the person sees who gets the answer
 */
public record ConsentPage(
    String integration, Person person, String action, String returnsTo, List<AskedScope> scopes) {

  /** One line: the scope and what it means. */
  public record AskedScope(String name, String gloss) {}

  static ConsentPage of(AuthorizationAsked asked, Person person, String action) {
    var scopes = asked.scopes().names().stream()
        .map(name -> new AskedScope(name, ScopeCatalogue.gloss(name).orElse(name)))
        .toList();
    var returnsTo = asked.address().redirectUri().toString();
    return new ConsentPage(asked.integration().name(), person, action, returnsTo, scopes);
  }

  /** The action holds the state. */
  @Override
  public String toString() {
    return "ConsentPage[hidden]";
  }
}
