package playground.sandbox.persistence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import playground.oauth.Secret;
import playground.sandbox.store.Integration;

/** Integrations as they stand in the file: in the words of a declared one, so that one reader reads both. */
final class IntegrationJson {

  private IntegrationJson() {}

  static Map<String, Object> of(List<Integration> integrations) {
    return Map.of("integrations", integrations.stream().map(IntegrationJson::of).toList());
  }

  private static Map<String, Object> of(Integration known) {
    var form = new LinkedHashMap<String, Object>();
    var metadata = known.metadata();
    form.put("name", metadata.name());
    form.put("description", metadata.description());
    form.put("icon", metadata.icon());
    form.put("clientId", known.clientId());
    form.put("clientSecret", known.credentials().clientSecret().map(Secret::reveal).orElse(""));
    form.put("redirectUris", metadata.redirectUris().stream().map(Object::toString).toList());
    form.put("scopes", metadata.scopes().names());
    form.put("requirePkce", metadata.requirePkce());
    form.put("refreshPolicy", metadata.refreshPolicy().name());
    form.put("id", known.id().toString());
    form.put("created", known.created().toString());
    return form;
  }
}
