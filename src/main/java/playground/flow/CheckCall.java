package playground.flow;

import java.net.URI;
import java.util.List;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.scopes.ScopeCatalogue;
import playground.webex.WebexEndpoints;

/** A call that the check makes: at Webex those of its tutorial, at another server the one that every one knows. */
public enum CheckCall {
  ROOMS("spark:rooms_read"),
  OWN_DETAILS("spark:people_read"),
  USERINFO(ScopeCatalogue.OPENID);

  private final String scope;

  CheckCall(String scope) {
    this.scope = scope;
  }

  /** In the order in which {@link FlowService#check} makes them; empty when nothing can be called without knowing more. */
  public static List<CheckCall> of(AuthorizationServer server) {
    if (WebexEndpoints.isWebex(server)) {
      return List.of(ROOMS, OWN_DETAILS);
    }
    return server.endpoint(Endpoint.USERINFO).isPresent() ? List.of(USERINFO) : List.of();
  }

  /** The scope that it needs. */
  public String scope() {
    return scope;
  }

  URI at(AuthorizationServer server) {
    return switch (this) {
      case ROOMS -> WebexEndpoints.rooms(server.resourceServer());
      case OWN_DETAILS -> WebexEndpoints.ownDetails(server.resourceServer());
      case USERINFO -> server.endpoint(Endpoint.USERINFO).orElseThrow();
    };
  }
}
