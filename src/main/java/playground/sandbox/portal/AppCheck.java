package playground.sandbox.portal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import playground.sandbox.error.RedirectUriTexts;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.RedirectUris;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.ScopeChoice;
import playground.scopes.ScopeCatalogue;

/** Judges a form, field by field; an error is a sentence for whoever typed it. */
final class AppCheck {

  private static final int MAX_NAME = 100;
  private static final int MAX_TEXT = 2_000;

  private final AppForm form;
  private final Map<String, String> errors = new LinkedHashMap<>();

  /**
   * @param nameTaken whether another integration has the form's name
   */
  AppCheck(AppForm form, boolean nameTaken) {
    this.form = form;
    name(nameTaken).ifPresent(error -> errors.put("name", error));
    description().ifPresent(error -> errors.put("description", error));
    icon().ifPresent(error -> errors.put("icon", error));
    redirectUris().ifPresent(error -> errors.put("redirectUris", error));
    scopes().ifPresent(error -> errors.put("scopes", error));
    refreshPolicy().ifPresent(error -> errors.put("refreshPolicy", error));
  }

  /** By the name of the field; empty when all is well. */
  Map<String, String> errors() {
    return errors;
  }

  /** Only to be used when nothing is wrong. */
  ClientMetadata metadata() {
    return new ClientMetadata(
        form.name(),
        form.description(),
        form.icon(),
        form.redirectUriLines().stream().map(URI::create).toList(),
        form.chosenScopes(),
        form.requirePkce(),
        RefreshPolicy.valueOf(form.refreshPolicy()));
  }

  private Optional<String> name(boolean taken) {
    if (form.name().isEmpty()) {
      return Optional.of("Give it a name; people see it when they are asked for consent.");
    }
    if (form.name().length() > MAX_NAME || form.name().chars().anyMatch(Character::isISOControl)) {
      return Optional.of("The name must be one line of at most " + MAX_NAME + " characters.");
    }
    return taken
        ? Optional.of("There is an integration of that name. (Nothing was registered; a page sent twice ends here too.)")
        : Optional.empty();
  }

  private Optional<String> description() {
    return form.description().length() > MAX_TEXT
        ? Optional.of("The description must not be longer than " + MAX_TEXT + " characters.")
        : Optional.empty();
  }

  private Optional<String> icon() {
    try {
      var scheme = Optional.ofNullable(new URI(form.icon()).getScheme()).orElse("");
      return form.icon().isEmpty() || Set.of("http", "https").contains(scheme) && form.icon().length() <= MAX_TEXT
          ? Optional.empty()
          : Optional.of("The icon must be the http or https address of a picture, or left empty.");
    } catch (URISyntaxException e) {
      return Optional.of("The icon’s address is no URI.");
    }
  }

  private Optional<String> redirectUris() {
    var lines = form.redirectUriLines();
    var wrong = new ArrayList<String>();
    lines.forEach(line -> RedirectUris.fault(line).ifPresent(fault ->
        wrong.add(line + " " + RedirectUriTexts.words(fault, line) + ".")));
    if (!wrong.isEmpty()) {
      return Optional.of(String.join(" ", wrong));
    }
    if (lines.isEmpty()) {
      return Optional.of("Name at least one redirect URI: where the browser goes with the code.");
    }
    return lines.size() > Integrations.MAX_REDIRECT_URIS
        ? Optional.of("No more than " + Integrations.MAX_REDIRECT_URIS + " redirect URIs can be registered; these are "
            + lines.size() + ".")
        : Optional.empty();
  }

  private Optional<String> scopes() {
    List<String> unknown = ScopeChoice.unknown(form.chosenScopes());
    if (!unknown.isEmpty()) {
      return Optional.of("Webex knows no scope " + String.join(", ", unknown) + ".");
    }
    return ScopeChoice.besideAll(form.chosenScopes()).map(name ->
        ScopeCatalogue.ALL + " stands for all user scopes, " + name + " among them, and Webex’s form disables those once it"
            + " is ticked. Tick either it or them; scopes of meetings and administrators may stand beside it.");
  }

  private Optional<String> refreshPolicy() {
    return Arrays.stream(RefreshPolicy.values()).anyMatch(policy -> policy.name().equals(form.refreshPolicy()))
        ? Optional.empty()
        : Optional.of("Choose one of the three.");
  }
}
