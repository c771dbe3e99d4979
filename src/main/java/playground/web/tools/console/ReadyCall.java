package playground.web.tools.console;

import java.util.List;
import playground.oauth.Scopes;
import playground.scopes.ScopeCatalogue;

/**
 * A call to choose from.
 *
 * @param scope that it wants; empty when Webex does not say
 */
public record ReadyCall(String method, String path, String query, String body, String scope, String purpose) {

  static final List<ReadyCall> ALL = List.of(
      get("/rooms", "max=10", "spark:rooms_read", "List the rooms you are in"),
      get("/people/me", "", "spark:people_read", "Read your own details"),
      get("/people", "email=somebody@example.com", "spark:people_read", "Look somebody up"),
      get("/memberships", "max=10", "spark:memberships_read", "List who is in your rooms"),
      get("/messages", "roomId=…&max=10", "spark:messages_read", "Read a room's messages"),
      new ReadyCall("POST", "/messages", "", "{\"roomId\": \"…\", \"markdown\": \"Hello\"}", "spark:messages_write",
          "Write a message"),
      new ReadyCall("POST", "/rooms", "", "{\"title\": \"A new room\"}", "spark:rooms_write", "Make a room"),
      get("/teams", "max=10", "spark:teams_read", "List your teams"),
      get("/webhooks", "max=10", "spark:webhooks_read", "List your webhooks"),
      get("/meetings", "max=10", "meeting:schedules_read", "List your meetings"),
      get("/userinfo", "", "openid", "Read who you are, as OpenID Connect has it"),
      get("/authorizations/tokenExpiry", "", "", "See until when this token lives"));

  private static ReadyCall get(String path, String query, String scope, String purpose) {
    return new ReadyCall("GET", path, query, "", scope, purpose);
  }

  /** The scope that a call to this path wants; empty when it is none of these. */
  static String scopeOf(String method, String path) {
    return ALL.stream()
        .filter(call -> call.method().equals(method) && call.path().equals(path))
        .map(ReadyCall::scope)
        .findFirst()
        .orElse("");
  }

  /** Whether a token with these scopes will be refused. */
  public boolean isLackedBy(Scopes scopes) {
    return !scope.isEmpty() && !ScopeCatalogue.covers(scopes.names(), scope);
  }
}
