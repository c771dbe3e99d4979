package playground.cli;

import java.net.URI;
import java.util.List;
import playground.config.Config;
import playground.config.ConfigException;
import playground.config.WebexConfig;
import playground.oauth.AuthorizationServer;
import playground.oauth.OAuthException;
import playground.oauth.Scopes;
import playground.oauth.ServerMetadata;
import playground.text.FailureTexts;
import playground.webex.Discovery;
import playground.webex.WebexEndpoints;

/** The authorization server that the settings describe. */
record ConfiguredServer(WebexConfig config) {

  /** What another server than Webex is asked for, unless scopes are set. */
  private static final Scopes OTHER_SCOPES = Scopes.parse("openid");

  /**
   * Reads its discovery document when the settings name one.
   *
   * @throws ConfigException when the document cannot be used
   */
  AuthorizationServer configured() {
    var settings = config.metadata();
    var baseUrl = config.baseUrl();
    var server = WebexEndpoints.of(baseUrl, settings, config.discoveryUrl().map(this::discover));
    return server.chosenBy(config.settingsOf(server, WebexEndpoints.metadata(baseUrl, settings.issuers())));
  }

  private ServerMetadata discover(URI url) {
    try {
      return new Discovery(url, config.metadata().issuers()).read(config.timeout());
    } catch (OAuthException e) {
      throw new ConfigException(
          List.of("webex.discovery-url is \"" + url + "\": " + FailureTexts.ofDiscovery(e.failure()).inOneLine()));
    }
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
