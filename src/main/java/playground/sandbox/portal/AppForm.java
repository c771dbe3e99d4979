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
 * @param scopes the names whose boxes are ticked
 * @param deviceHelpers whether the four redirect URIs of the device grant are to be added
 * @param filter part of a name or a gloss: scopes without it are left out of sight, unless they are ticked
 */
public record AppForm(
    String name,
    String description,
    String icon,
    String redirectUris,
    List<String> scopes,
    boolean deviceHelpers,
    boolean requirePkce,
    String refreshPolicy,
    String filter) {

  static AppForm empty() {
    return new AppForm("", "", "", "", List.of(), false, false, RefreshPolicy.sliding.name(), "");
  }

  static AppForm of(Integration known) {
    var metadata = known.metadata();
    return new AppForm(
        metadata.name(),
        metadata.description(),
        metadata.icon(),
        metadata.redirectUris().stream().map(URI::toString).collect(Collectors.joining("\n")),
        metadata.scopes().names(),
        false,
        metadata.requirePkce(),
        metadata.refreshPolicy().name(),
        "");
  }

  static AppForm of(Map<String, List<String>> posted) {
    return new AppForm(
        text(posted, "name").strip(),
        text(posted, "description").strip(),
        text(posted, "icon").strip(),
        text(posted, "redirectUris").strip(),
        posted.getOrDefault("scope", List.of()),
        posted.containsKey("deviceHelpers"),
        posted.containsKey("requirePkce"),
        text(posted, "refreshPolicy"),
        text(posted, "filter").strip());
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
    return new Scopes(scopes);
  }
}
