package playground.sandbox;

import java.util.List;

/** What the first page tells of the paths; the routes themselves are in {@link Sandbox}. */
public record EndpointGroup(String title, List<Path> paths) {

  /**
   * One line.
   *
   * @param name method and path
   */
  public record Path(String name, String meaning) {}

  /** In the order of the flow. */
  static final List<EndpointGroup> ALL = List.of(
      new EndpointGroup("Authorization code", List.of(
          path("GET /v1/authorize", "The person signs in and consents; the browser goes back with a code."),
          path("POST /v1/access_token", "A code or a refresh token buys an access token."))),
      new EndpointGroup("Device grant", List.of(
          path("POST /v1/device/authorize", "A device gets its code, and six digits for the person."),
          path("POST /v1/device/token", "The device asks until the person has answered."),
          path("GET /verify", "Where the person types the six digits."))),
      new EndpointGroup("OpenID Connect", List.of(
          path("GET /v1/.well-known/openid-configuration", "Discovery; also below /idb."),
          path("GET /v1/userinfo", "Who the person is; needs openid."),
          path("GET /v1/verification", "The keys that ID tokens are signed with."))),
      new EndpointGroup("API", List.of(
          path("GET /v1/rooms", "The person’s rooms; needs spark:rooms_read."),
          path("GET /v1/people/me", "The person’s own details; needs spark:people_read."),
          path("GET /v1/authorizations/tokenExpiry", "How long the token still lives."),
          path("GET, DELETE /v1/authorizations", "What a user has authorized; for administrators."))),
      new EndpointGroup("The broker’s own paths", List.of(
          path("/idb/oauth2/v1/authorize, access_token", "The same grants in the broker’s dialect of errors."),
          path("POST /idb/oauth2/v1/revoke", "Ends a token."),
          path("GET /idb/oauth2/v1/logout", "Signs the person out."))),
      new EndpointGroup("For those who test", List.of(
          path("GET, PUT, DELETE /scenarios", "Trouble on demand."),
          path("GET /log", "Every request, and why it was answered as it was."),
          path("GET /my-authorizations", "What people have allowed, to be taken back."),
          path("GET /healthz", "Whether it serves."))));

  private static Path path(String name, String meaning) {
    return new Path(name, meaning);
  }
}
