package playground.sandbox.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.UUID;

/** Ids as Webex's REST interface shows them: base64, not padded, of {@code ciscospark://us/TYPE/uuid}. */
public final class RestId {

  private RestId() {}

  public static String person(UUID uuid) {
    return encoded("PEOPLE", uuid);
  }

  public static String room(UUID uuid) {
    return encoded("ROOM", uuid);
  }

  public static String application(UUID uuid) {
    return encoded("APPLICATION", uuid);
  }

  public static String organization(UUID uuid) {
    return encoded("ORGANIZATION", uuid);
  }

  public static String location(UUID uuid) {
    return encoded("LOCATION", uuid);
  }

  /** Names a token for administrators, and is no part of it. */
  public static String authorization(UUID uuid) {
    return encoded("AUTHORIZATION", uuid);
  }

  /**
   * @param name stands in for the uuid that a role has at Webex
   */
  public static String role(String name) {
    return encoded("ROLE", name);
  }

  private static String encoded(String type, Object id) {
    var uri = "ciscospark://us/" + type + "/" + id;
    return Base64.getEncoder().withoutPadding().encodeToString(uri.getBytes(US_ASCII));
  }
}
