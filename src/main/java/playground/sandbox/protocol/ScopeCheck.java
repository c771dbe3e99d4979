package playground.sandbox.protocol;

import java.util.Optional;
import playground.oauth.Scopes;
import playground.sandbox.store.Integration;
import playground.scopes.ScopeCatalogue;

/** Which scopes an integration may ask for. One wire text for every no: "The requested scope is invalid." */
public final class ScopeCheck {

  private ScopeCheck() {}

  /**
   * Says why these scopes cannot be requested.
   *
   * @return the true cause; empty when they can
   */
  public static Optional<String> refusal(Scopes requested, Integration integration) {
    if (requested.isEmpty()) {
      return Optional.of("no scope was requested"); // absent is an error too (contract, 1.A)
    }
    return requested.names().stream().flatMap(name -> refusal(name, integration).stream()).findFirst();
  }

  private static Optional<String> refusal(String name, Integration integration) {
    if (ScopeCatalogue.isOpenId(name) || ScopeCatalogue.isAutomatic(name)) {
      return Optional.empty(); // needs no registration (contract, 3.1)
    }
    if (ScopeCatalogue.gloss(name).isEmpty()) {
      return Optional.of("Webex knows no scope " + name);
    }
    // Requested must be among the registered, by name: spark:all does not stand for the scopes that it covers, nor
    // they for it (contract, 3.1).
    return integration.scopes().contains(name) ? Optional.empty() : Optional.of(notRegistered(name, integration));
  }

  private static String notRegistered(String name, Integration integration) {
    var registeredAll = integration.scopes().contains(ScopeCatalogue.ALL);
    return "scope " + name + " is not registered for this integration"
        + (registeredAll ? "; " + ScopeCatalogue.ALL + " is, and must be requested by that name" : "");
  }
}
