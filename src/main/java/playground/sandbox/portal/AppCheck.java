package playground.sandbox.portal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import playground.sandbox.error.RedirectUriTexts;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.RedirectUris;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.ScopeChoice;
import playground.scopes.ScopeCatalogue;

/** Validates the form, field by field. */
final class AppCheck {

  private final AppForm form;
  private final Map<String, String> errors = new LinkedHashMap<>();

  /**
   * @param nameTaken whether another integration has the form's name
   */
  AppCheck(AppForm form, boolean nameTaken) {
    this.form = form;
    name(nameTaken).ifPresent(fault -> errors.put("name", fault.words()));
    if (form.description().length() > FieldFault.MAX_TEXT) {
      errors.put("description", FieldFault.DESCRIPTION_TOO_LONG.words());
    }
    icon().ifPresent(fault -> errors.put("icon", fault.words()));
    redirectUris().ifPresent(error -> errors.put("redirectUris", error));
    scopes().ifPresent(error -> errors.put("scopes", error));
    if (Arrays.stream(RefreshPolicy.values()).noneMatch(policy -> policy.name().equals(form.refreshPolicy()))) {
      errors.put("refreshPolicy", FieldFault.REFRESH_POLICY_UNKNOWN.words());
    }
  }

  /** By the name of the field; empty when the form is valid. */
  Map<String, String> errors() {
    return errors;
  }

  /** Only to be called when there are no errors. */
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

  private Optional<FieldFault> name(boolean taken) {
    if (form.name().isEmpty()) {
      return Optional.of(FieldFault.NAME_MISSING);
    }
    if (form.name().length() > FieldFault.MAX_NAME || form.name().chars().anyMatch(Character::isISOControl)) {
      return Optional.of(FieldFault.NAME_TOO_LONG);
    }
    return taken ? Optional.of(FieldFault.NAME_TAKEN) : Optional.empty();
  }

  private Optional<FieldFault> icon() {
    try {
      var scheme = Optional.ofNullable(new URI(form.icon()).getScheme()).orElse("");
      var isWeb = Set.of("http", "https").contains(scheme) && form.icon().length() <= FieldFault.MAX_TEXT;
      return form.icon().isEmpty() || isWeb ? Optional.empty() : Optional.of(FieldFault.ICON_NOT_HTTP);
    } catch (URISyntaxException e) {
      return Optional.of(FieldFault.ICON_NOT_A_URI);
    }
  }

  private Optional<String> redirectUris() {
    var lines = form.redirectUriLines();
    var wrong = lines.stream()
        .flatMap(line -> RedirectUris.fault(line).stream()
            .map(fault -> line + " " + RedirectUriTexts.words(fault, line) + "."))
        .collect(Collectors.joining(" "));
    if (!wrong.isEmpty()) {
      return Optional.of(wrong);
    }
    if (lines.isEmpty()) {
      return Optional.of(FieldFault.REDIRECT_URI_MISSING.words());
    }
    return lines.size() > Integrations.MAX_REDIRECT_URIS
        ? Optional.of(FieldFault.TOO_MANY_REDIRECT_URIS.words(lines.size()))
        : Optional.empty();
  }

  private Optional<String> scopes() {
    var unknown = ScopeChoice.unknown(form.chosenScopes());
    return unknown.isEmpty()
        ? ScopeChoice.besideAll(form.chosenScopes())
            .map(name -> FieldFault.SCOPE_COVERED.words(ScopeCatalogue.ALL, name))
        : Optional.of(FieldFault.SCOPE_UNKNOWN.words(String.join(", ", unknown)));
  }
}
