package playground.sandbox.seed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
    var names = new HashMap<String, String>();
    var clientIds = new HashMap<String, String>();
    JsonErrors.each("integrations", integrations, (path, entry) -> {
      entry.check(path, errors);
      errors.requireUnique(path, "name", entry.name, names);
      errors.requireUnique(path, "clientId", entry.clientId, clientIds);
    });
    errors.requireSize("integrations", integrations, 0, Integrations.MAX_INTEGRATIONS);
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
