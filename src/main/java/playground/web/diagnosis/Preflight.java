package playground.web.diagnosis;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import playground.oauth.Scopes;
import playground.scopes.ScopeCatalogue;
import playground.scopes.ScopeNeighbours;

/** What can be known to be wrong before the browser leaves. It warns and never forbids: Webex has the last word. */
public final class Preflight {

  private static final Pattern CLIENT_ID = Pattern.compile("C[0-9a-f]{64}");
  private static final Pattern CLIENT_SECRET = Pattern.compile("[0-9a-f]{64}");
  private static final String MESSAGES = "spark:messages_read";
  private static final String KMS = "spark:kms";
  private static final String OLD_HOST = "api.ciscospark.com";
  private static final String FEDRAMP_HOST = "api-usgov.webex.com";

  /**
   * One warning.
   *
   * @param field of step 1's form that it stands beside, by OAuth's name
   */
  public record Warning(String field, String text) {}

  private final List<Warning> warnings = new ArrayList<>();

  private Preflight() {}

  /**
   * @param secret held or typed; empty when there is none. It is looked at and never repeated
   * @param baseUrl of the Webex that is talked to
   */
  public static List<Warning> of(
      String clientId, Optional<String> secret, Scopes scopes, URI redirectUri, URI baseUrl) {
    var preflight = new Preflight();
    preflight.lookAtClient(clientId, secret);
    preflight.lookAtScopes(scopes);
    preflight.lookAtRedirectUri(redirectUri);
    preflight.lookAtBaseUrl(baseUrl);
    return List.copyOf(preflight.warnings);
  }

  private void lookAtClient(String clientId, Optional<String> secret) {
    if (CLIENT_SECRET.matcher(clientId).matches()) {
      warn("client_id", "This looks like a client secret: a client id is a C and 64 hexadecimal digits. Have the two"
          + " been swapped? A secret does not belong into a URL; make it anew if it was sent.");
    } else if (!clientId.isEmpty() && !CLIENT_ID.matcher(clientId).matches()) {
      warn("client_id", "Webex's client ids are a C and 64 hexadecimal digits in lower case; this one is not.");
    }
    secret.filter(value -> CLIENT_ID.matcher(value).matches()).ifPresent(value ->
        warn("client_secret", "The secret looks like a client id. Have the two been swapped?"));
    secret.filter(value -> !CLIENT_ID.matcher(value).matches() && !CLIENT_SECRET.matcher(value).matches()).ifPresent(value ->
        warn("client_secret", "Webex's client secrets are 64 hexadecimal digits; this one has another shape."));
    if (secret.isEmpty()) {
      warn("client_secret", "There is no secret yet. Webex wants one in step 3, PKCE or not.");
    }
  }

  private void lookAtScopes(Scopes scopes) {
    scopes.names().forEach(this::lookAtScope);
    if (scopes.contains(ScopeCatalogue.ALL)) {
      scopes.names().stream().filter(ScopeCatalogue::isCoveredByAll).findFirst().ifPresent(name ->
          warn("scope", "spark:all already stands for " + name + ": a registration has either the one or the other,"
              + " and what is asked for must be registered by that very name."));
      scopes.names().stream().filter(name -> !name.startsWith("spark:") && !ScopeCatalogue.isOpenId(name)).findFirst()
          .ifPresent(name -> warn("scope", "spark:all does not cover " + name
              + ": meeting and administration scopes are additions, each registered by itself."));
    }
    if (scopes.contains(MESSAGES) && !scopes.contains(KMS)) {
      warn("scope", "Without " + KMS + " the text of messages may come encrypted or empty; a URL made by hand must ask"
          + " for it.");
    }
  }

  private void lookAtScope(String name) {
    if (ScopeCatalogue.gloss(name).isEmpty()) {
      var meant = ScopeNeighbours.of(name).map(near -> " Did you mean " + near + "?").orElse("");
      warn("scope", "Webex has no scope called " + name + ", as far as is known here." + meant);
    } else if (isForAdministrators(name)) {
      warn("scope", name + " is for administrators: others may consent to it, but every call is then refused (403).");
    }
  }

  private void lookAtRedirectUri(URI uri) {
    var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (host.equals("localhost") || host.equals("127.0.0.1")) {
      var other = host.equals("localhost") ? "127.0.0.1" : "localhost";
      warn("redirect_uri", "You came by " + host + ", so that is what must be registered; " + other
          + " would be another Redirect URI, and so would another port.");
    } else if ("http".equals(uri.getScheme())) {
      warn("redirect_uri", "Plain http on a public host: whether Webex takes it is not known, and the code would travel"
          + " unprotected. Use https.");
    }
  }

  private void lookAtBaseUrl(URI baseUrl) {
    var host = baseUrl.getHost() == null ? "" : baseUrl.getHost().toLowerCase(Locale.ROOT);
    if (!baseUrl.getPath().endsWith("/v1")) {
      warn("base_url", "webex.base-url does not end in /v1: Webex's gateway then answers 401 in JSON instead of showing"
          + " a sign-in page.");
    }
    if (host.equals(OLD_HOST)) {
      warn("base_url", OLD_HOST + " is Webex's old name, still seen in samples; today it is webexapis.com.");
    }
    if (host.equals(FEDRAMP_HOST)) {
      warn("base_url", "This is Webex for Government (FedRAMP): integrations of the commercial Webex are unknown there,"
          + " and the other way round.");
    }
  }

  private void warn(String field, String text) {
    warnings.add(new Warning(field, text));
  }

  private static boolean isForAdministrators(String name) {
    return name.startsWith("spark-admin:") || name.startsWith("spark-compliance:") || name.startsWith("meeting:admin_")
        || name.startsWith("identity:") || name.startsWith("audit:");
  }
}
