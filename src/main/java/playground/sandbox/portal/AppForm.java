package playground.sandbox.portal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import playground.oauth.DeviceAuthorizationRequest;
import playground.oauth.Scopes;
import playground.sandbox.store.Integration;
import playground.sandbox.store.RefreshPolicy;

/**
 * The fields of the form as they were typed, valid or not.
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
    ScopeFields scopes,
    boolean requirePkce,
    String refreshPolicy) {

  /**
   * The choice of scopes.
   *
   * @param ticked names
   * @param filter part of a name or a description: the form shows only scopes that contain it, and ticked ones
   */
  public record ScopeFields(List<String> ticked, String filter) {}

  static AppForm empty() {
    return new AppForm("", "", "", "", false, new ScopeFields(List.of(), ""), false, RefreshPolicy.sliding.name());
  }

  static AppForm of(Integration known) {
    var metadata = known.metadata();
    return new AppForm(
        metadata.name(),
        metadata.description(),
        metadata.icon(),
        metadata.redirectUris().stream().map(URI::toString).collect(Collectors.joining("\n")),
        false,
        new ScopeFields(metadata.scopes().names(), ""),
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
        new ScopeFields(posted.getOrDefault("scope", List.of()), text(posted, "filter").strip()),
        posted.containsKey("requirePkce"),
        text(posted, "refreshPolicy"));
  }

  private static String text(Map<String, List<String>> posted, String name) {
    return posted.getOrDefault(name, List.of("")).get(0);
  }

  /** The redirect URIs without duplicates, with those of the device grant if they are to be added. */
  List<String> redirectUriLines() {
    var lines = new ArrayList<>(
        redirectUris.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList());
    if (deviceHelpers) {
      DeviceAuthorizationRequest.HELPER_REDIRECT_URIS.stream().map(URI::toString).filter(uri -> !lines.contains(uri)).forEach(lines::add);
    }
    return lines;
  }

  Scopes chosenScopes() {
    return new Scopes(scopes.ticked());
  }
}
