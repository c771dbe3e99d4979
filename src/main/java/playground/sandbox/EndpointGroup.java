package playground.sandbox;

import java.util.List;

/** Endpoints that the overview page lists together; {@link Routes} defines the routes. */
public record EndpointGroup(String title, List<Path> paths) {

  /**
   * One endpoint.
   *
   * @param name method and path
   */
  public record Path(String name, String meaning) {}

  /** In the order of the flow. */
  static final List<EndpointGroup> ALL = List.of(
      new EndpointGroup("Authorization code", List.of(
          path("GET /v1/authorize", "Sign-in and consent; redirects the browser with a code."),
          path("POST /v1/access_token", "Exchanges a code or a refresh token for an access token."))),
      new EndpointGroup("Device grant", List.of(
          path("POST /v1/device/authorize", "Issues a device code and a six-digit user code."),
          path("POST /v1/device/token", "The device polls until the user has decided."),
          path("GET /verify", "The page on which the user enters the six digits."))),
      new EndpointGroup("OpenID Connect", List.of(
          path("GET /v1/.well-known/openid-configuration", "Discovery; also below /idb."),
          path("GET /v1/userinfo", "Claims about the user; needs openid."),
          path("GET /v1/verification", "The keys that verify ID tokens."))),
      new EndpointGroup("API", List.of(
          path("GET /v1/rooms", "The user’s rooms; needs spark:rooms_read."),
          path("GET /v1/people/me", "The user’s own profile; needs spark:people_read."),
          path("GET /v1/authorizations/tokenExpiry", "The remaining lifetime of the token."),
          path("GET, DELETE /v1/authorizations", "The authorizations of a user; for administrators."))),
      new EndpointGroup("Identity broker", List.of(
          path("/idb/oauth2/v1/authorize, access_token", "The same grants, with the broker’s error format."),
          path("POST /idb/oauth2/v1/revoke", "Revokes a token."),
          path("GET /idb/oauth2/v1/logout", "Signs the user out."))),
      new EndpointGroup("Testing", List.of(
          path("GET, PUT, DELETE /faults", "Faults on demand."),
          path("GET /log", "Every request with its response and the cause of a refusal."),
          path("GET /my-authorizations", "The user’s authorizations, which can be revoked."),
          path("GET /healthz", "Whether the sandbox is ready."))));

  private static Path path(String name, String meaning) {
    return new Path(name, meaning);
  }
}
