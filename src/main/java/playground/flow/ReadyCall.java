package playground.flow;

import java.util.List;
import playground.oauth.Scopes;
import playground.scopes.ScopeCatalogue;

/**
 * A call of the API console to choose from.
 *
 * @param scope that it needs; empty when Webex does not say
 */
public record ReadyCall(String method, String path, String query, String body, String scope, Purpose purpose) {

  /** What a call is for. */
  public enum Purpose {
    LIST_ROOMS,
    READ_OWN_DETAILS,
    FIND_PERSON,
    LIST_MEMBERSHIPS,
    READ_MESSAGES,
    WRITE_MESSAGE,
    CREATE_ROOM,
    LIST_TEAMS,
    LIST_WEBHOOKS,
    LIST_MEETINGS,
    READ_USERINFO,
    READ_TOKEN_EXPIRY
  }

  public static final List<ReadyCall> ALL = List.of(
      get("/rooms", "max=10", "spark:rooms_read", Purpose.LIST_ROOMS),
      get("/people/me", "", "spark:people_read", Purpose.READ_OWN_DETAILS),
      get("/people", "email=somebody@example.com", "spark:people_read", Purpose.FIND_PERSON),
      get("/memberships", "max=10", "spark:memberships_read", Purpose.LIST_MEMBERSHIPS),
      get("/messages", "roomId=…&max=10", "spark:messages_read", Purpose.READ_MESSAGES),
      new ReadyCall(
          "POST", "/messages", "", "{\"roomId\": \"…\", \"markdown\": \"Hello\"}", "spark:messages_write",
          Purpose.WRITE_MESSAGE),
      new ReadyCall(
          "POST", "/rooms", "", "{\"title\": \"A new room\"}", "spark:rooms_write", Purpose.CREATE_ROOM),
      get("/teams", "max=10", "spark:teams_read", Purpose.LIST_TEAMS),
      get("/webhooks", "max=10", "spark:webhooks_read", Purpose.LIST_WEBHOOKS),
      get("/meetings", "max=10", "meeting:schedules_read", Purpose.LIST_MEETINGS),
      get("/userinfo", "", "openid", Purpose.READ_USERINFO),
      get("/authorizations/tokenExpiry", "", "", Purpose.READ_TOKEN_EXPIRY));

  private static ReadyCall get(String path, String query, String scope, Purpose purpose) {
    return new ReadyCall("GET", path, query, "", scope, purpose);
  }

  /** The scope that a call to this path needs; empty when that is not known. */
  static String scopeOf(String method, String path) {
    return ALL.stream()
        .filter(call -> call.method().equals(method) && call.path().equals(path))
        .map(ReadyCall::scope)
        .findFirst()
        .orElse("");
  }

  /** Whether a token with these scopes will be refused. */
  public boolean isScopeMissing(Scopes scopes) {
    return !scope.isEmpty() && !ScopeCatalogue.covers(scopes.names(), scope);
  }
}
