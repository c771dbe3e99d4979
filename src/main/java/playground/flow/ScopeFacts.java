package playground.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import playground.oauth.Scopes;
import playground.scopes.ScopeCatalogue;
import playground.scopes.ScopeNeighbours;

/**
 * What is known of the scopes of an authorization request.
 *
 * @param requested those that were requested
 * @param unknown those that Webex is not known to have
 * @param registration those that are registered with the integration; empty when that is not known
 * @param accepted those that the server accepted from the same integration before, in this browser
 */
public record ScopeFacts(
    Scopes requested, List<UnknownScope> unknown, Optional<Scopes> registration, Scopes accepted) {

  /**
   * @param nearest the scope that is spelled most like it; empty when none is near
   */
  public record UnknownScope(String name, Optional<String> nearest) {}

  public ScopeFacts {
    unknown = List.copyOf(unknown);
  }

  static ScopeFacts of(Scopes requested, Optional<Scopes> registration, Scopes accepted) {
    var unknown = requested.names().stream()
        .filter(name -> ScopeCatalogue.gloss(name).isEmpty())
        .filter(name -> registration.filter(registered -> registered.contains(name)).isEmpty())
        .map(name -> new UnknownScope(name, ScopeNeighbours.of(name)))
        .toList();
    return new ScopeFacts(requested, unknown, registration, accepted);
  }

  /** The known scopes that are requested and not registered; empty too when the registration is not known. */
  public List<String> unregistered() {
    return registration.map(registered -> requestedWithout(registered::contains)).orElse(List.of());
  }

  /** The known scopes that are requested and were never accepted; empty too when none was accepted yet. */
  public List<String> unproven() {
    return accepted.isEmpty() ? List.of() : requestedWithout(accepted::contains);
  }

  private List<String> requestedWithout(Predicate<String> excluded) {
    return requested.names().stream()
        .filter(excluded.negate())
        .filter(name -> !ScopeCatalogue.isOpenId(name) && !ScopeCatalogue.isAutomatic(name))
        .filter(name -> unknown.stream().noneMatch(one -> one.name().equals(name)))
        .toList();
  }

  /** Those of OpenID Connect, which the device grant does not support. */
  public List<String> openId() {
    return requested.names().stream().filter(ScopeCatalogue::isOpenId).toList();
  }
}
