package playground.text;

import static playground.text.Cause.WebexPage.INTEGRATIONS;
import static playground.text.Cause.WebexPage.LOGIN;
import static playground.text.Cause.WebexPage.SCOPES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import playground.flow.Circumstances;
import playground.flow.ScopeFacts;
import playground.flow.ScopeFacts.UnknownScope;
import playground.oauth.Scopes;

/** Why a requested scope is refused: each scope by its name, as far as that is known. */
final class ScopeCauses {

  private static final String ALL = "spark:all";
  private static final int LONG = 800; // characters; about 880 are reported to be too many (contract, 3.1)

  private final ServerWords words;
  private final ScopeFacts facts;
  private final List<Cause> causes = new ArrayList<>();

  private ScopeCauses(ServerWords words, ScopeFacts facts) {
    this.words = words;
    this.facts = facts;
  }

  static List<Cause> of(Circumstances known, ServerWords words) {
    var facts = known.scopes()
        .orElse(new ScopeFacts(new Scopes(List.of()), List.of(), Optional.empty(), new Scopes(List.of())));
    return new ScopeCauses(words, facts).list();
  }

  private List<Cause> list() {
    if (!words.isWebex()) {
      return List.of(Cause.rfc(6749, "3.3",
          "The server doesn't know a requested scope, or doesn't allow it to this client. Names are case-sensitive.",
          "Compare the requested scopes with the server's documentation, then start again with step 1."));
    }
    facts.unknown().forEach(scope -> causes.add(ofUnknown(scope, words)));
    addUnregistered(facts.unregistered());
    if (facts.registration().isEmpty()) {
      addGuesses();
    }
    return causes.isEmpty() ? List.of(registrationChanged()) : causes;
  }

  static Cause ofUnknown(UnknownScope scope, ServerWords words) {
    return scope.nearest()
        .map(nearest -> Cause.documented(words, SCOPES,
            scope.name() + " is not a Webex scope. The nearest is " + nearest + ". Names are case-sensitive.",
            "Request " + nearest + " instead: start again with step 1."))
        .orElseGet(() -> Cause.documented(words, SCOPES,
            scope.name() + " is not a known Webex scope.",
            "Choose a scope on the Scopes page and start again with step 1."));
  }

  static Cause ofSparkAll(ServerWords words) {
    return Cause.documented(words, SCOPES,
        "spark:all isn't registered, or is requested together with scopes that it replaces. It covers neither meeting"
            + " nor administration scopes.",
        "Request the registered scopes by their exact names.");
  }

  private Cause documented(String text, String whatToDo) {
    return Cause.documented(words, SCOPES, text, whatToDo);
  }

  private void addUnregistered(List<String> missing) {
    if (missing.isEmpty()) {
      return;
    }
    var names = String.join(", ", missing);
    if (missing.equals(List.of(ALL))) {
      causes.add(documented(
          "spark:all isn't registered with the integration. Single scopes don't add up to it.",
          "Request the registered scopes by their names, or register spark:all in " + words.portal() + "."));
    } else if (facts.registration().filter(registered -> registered.contains(ALL)).isPresent()) {
      causes.add(documented(
          names + (missing.size() == 1 ? " isn't" : " aren't") + " registered with the integration, but spark:all is:"
              + " it must be requested by that name, and covers neither meeting nor administration scopes.",
          "Request spark:all, or register " + names + " in " + words.portal() + "."));
    } else {
      causes.add(documented(
          names + (missing.size() == 1 ? " isn't" : " aren't") + " registered with the integration.",
          "Add " + names + " to the integration in " + words.portal() + ", or remove "
              + (missing.size() == 1 ? "it" : "them") + " from the request, then start again with step 1."));
    }
  }

  /** For a registration that cannot be read. */
  private void addGuesses() {
    var unproven = facts.unproven();
    if (!unproven.isEmpty()) {
      causes.add(Cause.documented(words, INTEGRATIONS,
          String.join(", ", unproven) + (unproven.size() == 1 ? " is" : " are") + " probably not registered: Webex"
              + " accepted " + facts.accepted() + " from this integration before, but not "
              + (unproven.size() == 1 ? "this one." : "these."),
          compare()));
    } else if (facts.accepted().isEmpty() && facts.unknown().isEmpty()) {
      causes.add(Cause.documented(words, INTEGRATIONS,
          "A requested scope isn't registered with the integration.", compare()));
    }
    addSparkAll();
    if (facts.requested().toString().length() > LONG) {
      causes.add(Cause.documented(words, LOGIN,
          "The list of scopes is very long: more than about 880 characters are reported to fail.",
          "Request fewer scopes."));
    }
  }

  private void addSparkAll() {
    if (facts.requested().contains(ALL)) {
      causes.add(ofSparkAll(words));
    } else if (!facts.accepted().contains(ALL)) {
      causes.add(documented(
          "The integration is registered with spark:all instead of single scopes.",
          "Request spark:all by that name."));
    }
  }

  private String compare() {
    return "Compare the requested scopes, character by character, with " + words.registration()
        + ". Correct either, then start again with step 1.";
  }

  private Cause registrationChanged() {
    return Cause.documented(words, INTEGRATIONS,
        "The integration's registered scopes have probably changed: the same scopes were accepted before.", compare());
  }
}
