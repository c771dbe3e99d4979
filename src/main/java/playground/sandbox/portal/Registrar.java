package playground.sandbox.portal;

import java.util.Map;
import java.util.Optional;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;

/** Judges a form and registers what it says in one step, so that of two at the same moment only one gets a name. */
final class Registrar {

  /**
   * What came of it.
   *
   * @param errors by the name of the field; empty when it is registered
   */
  record Outcome(Map<String, String> errors, Optional<Integration> registered) {}

  private final Integrations integrations;

  Registrar(Integrations integrations) {
    this.integrations = integrations;
  }

  Outcome create(AppForm form) {
    return integrations.inOneStep(() -> {
      if (integrations.all().size() >= Integrations.MAX_INTEGRATIONS) {
        var full = "There are " + Integrations.MAX_INTEGRATIONS + " integrations, which is Webex’s limit. Delete one first.";
        return new Outcome(Map.of("name", full), Optional.empty());
      }
      var check = new AppCheck(form, integrations.withName(form.name()).isPresent());
      return check.errors().isEmpty()
          ? new Outcome(Map.of(), Optional.of(integrations.register(check.metadata())))
          : new Outcome(check.errors(), Optional.empty());
    });
  }

  Outcome change(Integration known, AppForm form) {
    return integrations.inOneStep(() -> {
      var taken = integrations.withName(form.name()).filter(other -> !other.id().equals(known.id())).isPresent();
      var check = new AppCheck(form, taken);
      return check.errors().isEmpty()
          ? new Outcome(Map.of(), integrations.change(known.clientId(), check.metadata()))
          : new Outcome(check.errors(), Optional.empty());
    });
  }
}
