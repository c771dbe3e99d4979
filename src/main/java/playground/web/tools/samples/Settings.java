package playground.web.tools.samples;

import java.net.URI;
import java.util.Optional;
import playground.flow.RequestForm;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.oauth.SecureUri;
import playground.webex.WebexEndpoints;

/**
 * What a program is written for. No secret is part of it: the programs read theirs from the environment.
 *
 * @param call that it makes with its access token
 */
public record Settings(
    String clientId,
    String scopes,
    URI redirectUri,
    boolean pkce,
    URI authorizationEndpoint,
    URI tokenEndpoint,
    Call call) {

  /**
   * The call that a program makes with its access token.
   *
   * @param baseUrl of Webex's API, without a slash at the end; empty for another server
   * @param userinfoEndpoint of another server; empty when it has none
   */
  public record Call(Optional<URI> baseUrl, Optional<URI> userinfoEndpoint) {

    static Call of(AuthorizationServer server) {
      return WebexEndpoints.isWebex(server)
          ? new Call(Optional.of(server.resourceServer()), Optional.empty())
          : new Call(Optional.empty(), server.endpoint(Endpoint.USERINFO));
    }

    public boolean isToWebex() {
      return baseUrl.isPresent();
    }

    public boolean isToUserinfo() {
      return userinfoEndpoint.isPresent();
    }

    /** The name of its lines in a program's template; empty when there is no call. */
    String block() {
      return isToWebex() ? "webex" : isToUserinfo() ? "userinfo" : "";
    }
  }

  /** Placeholder for a client id that is not configured yet. */
  private static final String NO_CLIENT_ID = "your-client-id";

  private static final int USUAL_PORT = 8090;
  private static final int DISTANCE = 10; // so that 8080 leads to 8090
  private static final int FIRST_UNPRIVILEGED_PORT = 1024;
  private static final int LAST_PORT = 65_535;

  /**
   * @param playground the redirect URI of the playground itself, which listens there
   */
  static Settings of(RequestForm form, URI playground, AuthorizationServer server) {
    return new Settings(
        form.clientId().isEmpty() ? NO_CLIENT_ID : form.clientId(),
        form.scopes().toString(),
        form.redirectUri().equals(playground) ? beside(playground, server.resourceServer()) : form.redirectUri(),
        form.pkce(),
        server.authorizationEndpoint(),
        server.tokenEndpoint(),
        Call.of(server));
  }

  /**
   * Where a program listens while the playground runs: an IP address, which unlike {@code localhost} means one interface (RFC
   * 8252 §8.3), and a port at a fixed distance from the playground's, because Webex compares the port too, so that it has to
   * be registered once and for all.
   */
  static URI beside(URI playground, URI sandbox) {
    var port = playground.getPort() < FIRST_UNPRIVILEGED_PORT ? USUAL_PORT : playground.getPort() + DISTANCE;
    var free = port == sandbox.getPort() ? port + DISTANCE : port;
    return URI.create("http://127.0.0.1:" + (free > LAST_PORT ? USUAL_PORT : free) + "/callback");
  }

  public boolean hasClientId() {
    return !clientId.equals(NO_CLIENT_ID);
  }

  /** Whether a program can wait at the redirect URI: it has no certificate, and only this machine's addresses. */
  public boolean isListenable() {
    return "http".equals(redirectUri.getScheme()) && SecureUri.is(redirectUri);
  }
}
