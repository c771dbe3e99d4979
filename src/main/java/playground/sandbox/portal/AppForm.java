package playground.sandbox.portal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import playground.oauth.Scopes;
import playground.sandbox.store.Integration;
import playground.sandbox.store.RedirectUris;
import playground.sandbox.store.RefreshPolicy;

/**
 * What stands in the form, right or wrong.
 *
 * @param redirectUris one in each line
 * @param deviceHelpers whether the four redirect URIs of the device grant are to be added
 */
public record AppForm(
    String name,
    String description,
    String icon,
    String redirectUris,
    boolean deviceHelpers,
    ScopeBoxes scopeBoxes,
    boolean requirePkce,
    String refreshPolicy) {

  /**
   * @param ticked names of scopes
   * @param filter part of a name or a description; scopes without it are hidden unless they are ticked
   */
  record ScopeBoxes(List<String> ticked, String filter) {}

  static AppForm empty() {
    return new AppForm("", "", "", "", false, new ScopeBoxes(List.of(), ""), false, RefreshPolicy.sliding.name());
  }

  static AppForm of(Integration known) {
    var metadata = known.metadata();
    return new AppForm(
        metadata.name(),
        metadata.description(),
        metadata.icon(),
        metadata.redirectUris().stream().map(URI::toString).collect(Collectors.joining("\n")),
        false,
        new ScopeBoxes(metadata.scopes().names(), ""),
        metadata.requirePkce(),
        metadata.refreshPolicy().name());
  }

  static AppForm of(Map<String, List<String>> posted) {
    return new AppForm(
        text(posted, "name").strip(),
        text(posted, "description").strip(),
        text(posted, "icon").strip(),
        text(posted, "redirectUris").strip(),
        posted.containsKey("deviceHelpers"),
        new ScopeBoxes(posted.getOrDefault("scope", List.of()), text(posted, "filter").strip()),
        posted.containsKey("requirePkce"),
        text(posted, "refreshPolicy"));
  }

  private static String text(Map<String, List<String>> posted, String name) {
    return posted.getOrDefault(name, List.of("")).get(0);
  }

  /** Those typed, each once, and those of the device grant when they were asked for. */
  List<String> redirectUriLines() {
    var lines = new ArrayList<>(redirectUris.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList());
    if (deviceHelpers) {
      RedirectUris.DEVICE_HELPERS.stream().map(URI::toString).filter(uri -> !lines.contains(uri)).forEach(lines::add);
    }
    return lines;
  }

  Scopes chosenScopes() {
    return new Scopes(scopeBoxes.ticked());
  }

  public String filter() {
    return scopeBoxes.filter();
  }
}
