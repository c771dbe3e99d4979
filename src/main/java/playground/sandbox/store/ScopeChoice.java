package playground.sandbox.store;

import java.util.List;
import java.util.Optional;
import playground.oauth.Scopes;
import playground.scopes.ScopeCatalogue;

/** Which scopes an integration may be registered with. */
public final class ScopeChoice {

  private ScopeChoice() {}

  /** Those that Webex does not know, as they were given. */
  public static List<String> unknown(Scopes chosen) {
    return chosen.names().stream().filter(name -> ScopeCatalogue.gloss(name).isEmpty()).toList();
  }

  /**
   * "Choosing spark:all in the form disables the other user scopes" (contract, 3.1): it stands for them all.
   *
   * @return one that was chosen beside it; empty when all is well
   */
  public static Optional<String> besideAll(Scopes chosen) {
    return chosen.contains(ScopeCatalogue.ALL)
        ? chosen.names().stream().filter(ScopeCatalogue::isCoveredByAll).findFirst()
        : Optional.empty();
  }
}
