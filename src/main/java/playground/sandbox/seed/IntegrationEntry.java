package playground.sandbox.seed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.error.RedirectUriTexts;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.RedirectUris;
import playground.sandbox.store.RefreshPolicy;
import playground.scopes.ScopeCatalogue;

/**
 * An integration in the seed file and in the persistence file; null stands for a member that is left out.
 *
 * @param id and the moment of registration are in the persistence file only, as a rule
 */
public record IntegrationEntry(
    String name,
    String description,
    String icon,
    String clientId,
    String clientSecret,
    List<String> redirectUris,
    List<String> scopes,
    Boolean requirePkce,
    RefreshPolicy refreshPolicy,
    UUID id,
    Instant created) {

  /** "VSCHAR" (RFC 6749, appendices A.1 and A.2), without the space. */
  private static final Pattern CREDENTIAL = Pattern.compile("[!-~]{1,256}");

  public static IntegrationEntry of(Integration known) {
    var metadata = known.metadata();
    return new IntegrationEntry(
        metadata.name(),
        metadata.description(),
        metadata.icon(),
        known.clientId(),
        known.credentials().clientSecret().map(Secret::reveal).orElse(""),
        metadata.redirectUris().stream().map(URI::toString).toList(),
        metadata.scopes().names(),
        metadata.requirePkce(),
        metadata.refreshPolicy(),
        known.id(),
        known.created());
  }

  /** Adds what is wrong with {@code integrations}. */
  static void check(List<IntegrationEntry> integrations, JsonErrors errors) {
    check(integrations, List.of(), errors);
  }

  /**
   * Adds what is wrong with {@code integrations}.
   *
   * @param others with which they are to be registered; none of them has a client id of theirs
   */
  static void check(List<IntegrationEntry> integrations, List<Integration> others, JsonErrors errors) {
    var names = new HashMap<String, String>();
    var clientIds = new HashMap<String, String>();
    var ids = new HashMap<String, String>();
    others.forEach(other -> {
      names.put(other.name(), "the playground’s own integration, which stays");
      ids.put(other.id().toString(), "the playground’s own integration, which stays");
    });
    JsonErrors.each("integrations", integrations, (path, entry) -> {
      entry.check(path, errors);
      errors.requireUnique(path, "name", entry.name, names);
      if (!clientIds.containsKey(entry.clientId)) { // else it has the id of the other one
        errors.requireUnique(path, "id", entry.id == null ? null : entry.id.toString(), ids);
      }
      errors.requireUnique(path, "clientId", entry.clientId, clientIds);
    });
    errors.requireSize("integrations", integrations, 0, Integrations.MAX_INTEGRATIONS - others.size());
  }

  /** The entry as others may see it, in the format that a request takes: without the client secret. */
  public static Map<String, Object> withoutSecret(Integration known) {
    var entry = of(known);
    var members = new LinkedHashMap<String, Object>();
    members.put("name", entry.name);
    members.put("description", entry.description);
    members.put("icon", entry.icon);
    members.put("clientId", entry.clientId);
    members.put("redirectUris", entry.redirectUris);
    members.put("scopes", entry.scopes);
    members.put("requirePkce", entry.requirePkce);
    members.put("refreshPolicy", entry.refreshPolicy);
    members.put("id", entry.id);
    members.put("created", entry.created.toString());
    return members;
  }

  /**
   * The entry with the client secret, the id and the moment of registration of the integration that has its client id, as
   * far as it has none; with an error when there is no such integration and it has no client secret.
   */
  IntegrationEntry completed(String path, List<Integration> registered, JsonErrors errors) {
    var known = registered.stream().filter(one -> one.clientId().equals(clientId)).map(IntegrationEntry::of).findFirst();
    if (clientSecret == null && known.isEmpty()) {
      errors.add(path + ".clientSecret", "must be given, because no integration with this client id is registered");
    }
    return known.map(this::completedBy).orElse(this);
  }

  private IntegrationEntry completedBy(IntegrationEntry known) {
    return new IntegrationEntry(
        name,
        description,
        icon,
        clientId,
        Objects.requireNonNullElse(clientSecret, known.clientSecret),
        redirectUris,
        scopes,
        requirePkce,
        refreshPolicy,
        Objects.requireNonNullElse(id, known.id),
        Objects.requireNonNullElse(created, known.created));
  }

  private void check(String path, JsonErrors errors) {
    errors.requireText(path + ".name", name);
    checkCredential(path + ".clientId", clientId, errors);
    checkCredential(path + ".clientSecret", clientSecret, errors);
    JsonErrors.each(path + ".redirectUris", redirectUris, (element, uri) ->
        RedirectUris.fault(uri).ifPresent(fault -> errors.add(element, RedirectUriTexts.words(fault, uri))));
    errors.requireSize(path + ".redirectUris", redirectUris, 1, Integrations.MAX_REDIRECT_URIS);
    JsonErrors.each(path + ".scopes", scopes, (element, scope) -> {
      if (ScopeCatalogue.gloss(scope).isEmpty()) {
        errors.add(element, "is not a scope that Webex knows; /my-apps lists them");
      }
    });
  }

  private static void checkCredential(String path, String value, JsonErrors errors) {
    if (value == null || !CREDENTIAL.matcher(value).matches()) {
      errors.add(path, "must be a string of 1 to 256 ASCII characters without spaces");
    }
  }

  /**
   * Must have been checked.
   *
   * @param now the moment of registration if the entry has none
   */
  Integration integration(Instant now) {
    var byClientId = UUID.nameUUIDFromBytes(clientId.getBytes(StandardCharsets.UTF_8)); // the same at each start
    return new Integration(
        Objects.requireNonNullElse(id, byClientId),
        new ClientCredentials(clientId, Optional.of(new Secret(clientSecret))),
        new ClientMetadata(
            name,
            Objects.requireNonNullElse(description, ""),
            Objects.requireNonNullElse(icon, ""),
            redirectUris.stream().map(URI::create).toList(),
            new Scopes(Objects.requireNonNullElse(scopes, List.of())),
            Objects.requireNonNullElse(requirePkce, false),
            Objects.requireNonNullElse(refreshPolicy, RefreshPolicy.sliding)),
        Objects.requireNonNullElse(created, now));
  }

  /** Without the client secret. */
  @Override
  public String toString() {
    return "IntegrationEntry[" + clientId + "]";
  }
}
