package playground.sandbox.seed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.RedirectUris;
import playground.sandbox.store.RefreshPolicy;
import playground.scopes.ScopeCatalogue;

/** Reads {@code integrations}: those that somebody declared, and those that the sandbox itself kept. */
final class IntegrationReader {

  private static final Set<String> MEMBERS = Set.of(
      "name", "description", "icon", "clientId", "clientSecret", "redirectUris", "scopes", "requirePkce",
      "refreshPolicy", "id", "created");

  /** "VSCHAR" (RFC 6749, appendices A.1 and A.2), without the space, which nobody means. */
  private static final Pattern CREDENTIAL = Pattern.compile("[!-~]{1,256}");

  private final Instant now;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  /**
   * @param now the moment of registration of those that name none
   */
  IntegrationReader(Instant now) {
    this.now = now;
  }

  /** Only to be used when nothing was wrong. */
  List<Integration> read(LocatedValue integrations) {
    var read = new ArrayList<Integration>();
    var places = integrations.elements();
    for (var i = 0; i < places.size(); i++) {
      integration(places.get(i).object(MEMBERS), "integrations[" + i + "]").ifPresent(read::add);
    }
    if (places.size() > Integrations.MAX_INTEGRATIONS) {
      integrations.wrong("must not hold more than " + Integrations.MAX_INTEGRATIONS + ", as at Webex");
    }
    return read;
  }

  private Optional<Integration> integration(LocatedValue place, String where) {
    var name = unique(place.member("name"), names, where);
    var clientId = credential(place.member("clientId")).flatMap(id -> unique(place.member("clientId"), ids, where));
    var secret = credential(place.member("clientSecret"));
    var redirectUris = redirectUris(place.member("redirectUris"));
    var scopes = scopes(place);
    var policy = policy(place);
    var id = id(place, clientId.orElse(""));
    var created = created(place);
    var metadata = new ClientMetadata(
        name.orElse(""),
        place.optionalText("description").orElse(""),
        place.optionalText("icon").orElse(""),
        redirectUris,
        scopes,
        place.flag("requirePkce"),
        policy);
    return clientId.map(known ->
        new Integration(id, new ClientCredentials(known, secret.map(Secret::new)), metadata, created));
  }

  private static Optional<String> unique(LocatedValue place, Map<String, String> seen, String where) {
    var text = place.text();
    text.map(name -> seen.putIfAbsent(name, where)).ifPresent(other ->
        place.wrong("is the same as that of " + other + "; each needs its own"));
    return text;
  }

  /** Its value is never repeated: it may be the secret. */
  private static Optional<String> credential(LocatedValue place) {
    var text = place.text();
    if (text.isPresent() && !CREDENTIAL.matcher(text.get()).matches()) {
      place.wrong("must be 1 to 256 characters of ASCII without spaces");
      return Optional.empty();
    }
    return text;
  }

  private static List<URI> redirectUris(LocatedValue place) {
    var uris = new ArrayList<URI>();
    var elements = place.elements();
    for (var element : elements) {
      element.text().ifPresent(text -> RedirectUris.error(text).ifPresentOrElse(
          element::wrong, () -> uris.add(URI.create(text))));
    }
    if (elements.isEmpty() || elements.size() > Integrations.MAX_REDIRECT_URIS) {
      place.wrong("must hold 1 to " + Integrations.MAX_REDIRECT_URIS + " URIs");
    }
    return uris;
  }

  /** None is fine: those of OpenID Connect need no registration. */
  private static Scopes scopes(LocatedValue place) {
    if (!place.has("scopes")) {
      return new Scopes(List.of());
    }
    var names = new ArrayList<String>();
    for (var element : place.member("scopes").elements()) {
      element.text().ifPresent(name -> {
        if (ScopeCatalogue.gloss(name).isEmpty()) {
          element.wrong("is no scope that Webex knows; /my-apps lists them");
        }
        names.add(name);
      });
    }
    return new Scopes(names);
  }

  private static RefreshPolicy policy(LocatedValue place) {
    var name = place.optionalText("refreshPolicy").orElse(RefreshPolicy.sliding.name());
    return Arrays.stream(RefreshPolicy.values())
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .orElseGet(() -> {
          place.member("refreshPolicy").wrong("must be sliding, fixed or rotate");
          return RefreshPolicy.sliding;
        });
  }

  /** The same at each start for the same client id. */
  private static UUID id(LocatedValue place, String clientId) {
    var byClientId = UUID.nameUUIDFromBytes(clientId.getBytes(StandardCharsets.UTF_8));
    try {
      return place.optionalText("id").map(UUID::fromString).orElse(byClientId);
    } catch (IllegalArgumentException e) {
      place.member("id").wrong("must be a UUID");
      return byClientId;
    }
  }

  private Instant created(LocatedValue place) {
    try {
      return place.optionalText("created").map(Instant::parse).orElse(now);
    } catch (DateTimeException e) {
      place.member("created").wrong("must be a moment such as 2026-01-31T12:00:00Z");
      return now;
    }
  }
}
