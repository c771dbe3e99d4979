package playground.flow;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import playground.flow.RequestWarning.Code;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientAuthentication;
import playground.oauth.Endpoint;
import playground.oauth.Loopback;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.scopes.ScopeCatalogue;
import playground.scopes.ScopeNeighbours;
import playground.webex.WebexEndpoints;

/** Finds what can be known to be wrong before the browser leaves. It never forbids: Webex has the last word. */
public final class RequestWarnings {

  private static final Pattern CLIENT_ID = Pattern.compile("C[0-9a-f]{64}");
  private static final Pattern CLIENT_SECRET = Pattern.compile("[0-9a-f]{64}");
  private static final String MESSAGES = "spark:messages_read";
  private static final String KMS = "spark:kms";
  private static final String OUTDATED_HOST = "api.ciscospark.com";
  private static final String FEDRAMP_HOST = "api-usgov.webex.com";

  private final List<RequestWarning> warnings = new ArrayList<>();

  private RequestWarnings() {}

  /**
   * @param returnedTo the Redirect URIs that callbacks have come to so far
   */
  public static List<RequestWarning> of(RequestForm form, FlowSettings settings, Collection<URI> returnedTo) {
    var found = new RequestWarnings();
    if (settings.sandbox().isPresent() || WebexEndpoints.isWebex(settings.server())) {
      found.checkClient(form.client(), settings.server());
      found.checkScopes(form.scopes());
      found.checkBaseUrl(settings.server().resourceServer());
    }
    settings.sandbox().flatMap(sandbox -> sandbox.registeredScopes(form.clientId()))
        .ifPresent(registered -> found.checkRegistration(form.scopes(), registered));
    found.checkRedirectUri(form.redirect(), settings.sandbox().isPresent(), returnedTo);
    return List.copyOf(found.warnings);
  }

  private void checkClient(RequestForm.Client client, AuthorizationServer server) {
    if (CLIENT_SECRET.matcher(client.id()).matches()) {
      warn("client_id", Code.CLIENT_ID_IS_SECRET);
    } else if (!client.id().isEmpty() && !CLIENT_ID.matcher(client.id()).matches()) {
      warn("client_id", Code.CLIENT_ID_FORMAT);
    }
    if (server.authenticationAt(Endpoint.TOKEN) != ClientAuthentication.NONE) {
      client.secret().map(Secret::reveal)
          .ifPresentOrElse(this::checkSecret, () -> warn("client_secret", Code.SECRET_MISSING));
    }
  }

  private void checkSecret(String secret) {
    if (CLIENT_ID.matcher(secret).matches()) {
      warn("client_secret", Code.SECRET_IS_CLIENT_ID);
    } else if (!CLIENT_SECRET.matcher(secret).matches()) {
      warn("client_secret", Code.SECRET_FORMAT);
    }
  }

  private void checkScopes(Scopes scopes) {
    scopes.names().forEach(this::checkScope);
    if (scopes.contains(ScopeCatalogue.ALL)) {
      scopes.names().stream().filter(ScopeCatalogue::isCoveredByAll).findFirst()
          .ifPresent(name -> warn("scope", Code.SCOPE_COVERED_BY_ALL, name));
      scopes.names().stream().filter(name -> !name.startsWith("spark:") && !ScopeCatalogue.isOpenId(name)).findFirst()
          .ifPresent(name -> warn("scope", Code.SCOPE_NOT_COVERED_BY_ALL, name));
    }
    if (scopes.contains(MESSAGES) && !scopes.contains(KMS)) {
      warn("scope", Code.KMS_SCOPE_MISSING, KMS);
    }
  }

  private void checkScope(String name) {
    if (ScopeCatalogue.gloss(name).isEmpty()) {
      warn("scope", Code.SCOPE_UNKNOWN, ScopeNeighbours.of(name).map(near -> new String[] {name, near}).orElse(new String[] {name}));
    } else if (ScopeCatalogue.isForAdministrators(name)) {
      warn("scope", Code.SCOPE_FOR_ADMINISTRATORS, name);
    }
  }

  private void checkRegistration(Scopes requested, Scopes registered) {
    ScopeFacts.of(requested, Optional.of(registered), new Scopes(List.of())).unregistered()
        .forEach(name -> warn("scope", Code.SCOPE_NOT_REGISTERED, name));
  }

  /**
   * @param isRegistered whether the playground registers its own with the server by itself
   */
  private void checkRedirectUri(RedirectUriField field, boolean isRegistered, Collection<URI> returnedTo) {
    var uri = field.uri();
    if (field.isEdited()) {
      warn("redirect_uri", Code.REDIRECT_URI_EDITED, field.own().toString());
    } else if (Loopback.isName(hostOf(uri))) {
      if (!isRegistered && !returnedTo.contains(uri)) {
        checkLoopbackName(uri, returnedTo);
      }
    } else if ("http".equals(uri.getScheme())) {
      warn("redirect_uri", Code.PLAIN_HTTP_REDIRECT_URI);
    }
  }

  private void checkLoopbackName(URI uri, Collection<URI> returnedTo) {
    var other = returnedTo.stream().filter(back -> Loopback.isName(hostOf(back))).findFirst();
    if (other.isPresent()) {
      warn("redirect_uri", Code.OTHER_LOOPBACK_NAME, hostOf(uri), other.get().toString());
    } else if (!hostOf(uri).equals("localhost")) {
      warn("redirect_uri", Code.NOT_LOCALHOST, hostOf(uri));
    }
  }

  private void checkBaseUrl(URI baseUrl) {
    if (!baseUrl.getPath().endsWith("/v1")) {
      warn("base_url", Code.BASE_URL_WITHOUT_VERSION);
    }
    if (hostOf(baseUrl).equals(OUTDATED_HOST)) {
      warn("base_url", Code.BASE_URL_OUTDATED, OUTDATED_HOST);
    }
    if (hostOf(baseUrl).equals(FEDRAMP_HOST)) {
      warn("base_url", Code.BASE_URL_FEDRAMP);
    }
  }

  private static String hostOf(URI uri) {
    return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
  }

  private void warn(String field, Code code, String... values) {
    warnings.add(new RequestWarning(field, code, List.of(values)));
  }
}
