package playground.cli;

import java.net.URI;
import playground.config.Config;
import playground.config.WebexConfig;
import playground.oauth.AuthorizationServer;
import playground.oauth.Scopes;
import playground.oauth.ServerMetadata;
import playground.webex.Discovery;
import playground.webex.WebexEndpoints;

/** The authorization server that the settings describe. */
record ConfiguredServer(WebexConfig config) {

  /** What another server than Webex is asked for, unless scopes are set. */
  private static final Scopes OTHER_SCOPES = Scopes.parse("openid");

  /**
   * Reads its discovery document when the settings name one.
   *
   * @throws playground.oauth.OAuthException when the document does not come, or cannot be used
   */
  AuthorizationServer configured() {
    var settings = config.metadata();
    var baseUrl = config.baseUrl();
    var server = WebexEndpoints.of(baseUrl, settings, config.discoveryUrl().map(this::discover));
    return server.chosenBy(config.settingsOf(server, WebexEndpoints.metadata(baseUrl, settings.issuers())));
  }

  private ServerMetadata discover(URI url) {
    return new Discovery(url, config.metadata().issuers()).read(config.timeout());
  }

  /** A server with what the settings say of every one: client authentication and the algorithms of ID tokens. */
  AuthorizationServer described(AuthorizationServer server) {
    return server.authenticatedBy(config.clientAuthentication()).signingWith(config.idTokenAlgorithms());
  }

  /** The scopes to request first: those of the settings, which by default are for Webex. */
  Scopes scopes(AuthorizationServer server, Scopes set) {
    return !WebexEndpoints.isWebex(server) && Config.isDefault(set) ? OTHER_SCOPES : set;
  }
}
