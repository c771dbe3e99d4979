package playground.sandbox.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
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

  /** Of one person in one room: it has no uuid of its own. */
  public static String membership(UUID person, UUID room) {
    return encoded("MEMBERSHIP", person + ":" + room);
  }

  public static String message(UUID uuid) {
    return encoded("MESSAGE", uuid);
  }

  /** The room that an id names; empty when it is no id of a room. */
  public static Optional<UUID> roomUuid(String id) {
    return decoded("ROOM", id);
  }

  /** The message that an id names; empty when it is no id of a message. */
  public static Optional<UUID> messageUuid(String id) {
    return decoded("MESSAGE", id);
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

  /** Only the very text that we write for a uuid is taken for its id. */
  private static Optional<UUID> decoded(String type, String id) {
    try {
      var uri = new String(Base64.getDecoder().decode(id), US_ASCII);
      var uuid = UUID.fromString(uri.substring(uri.lastIndexOf('/') + 1));
      return Optional.of(uuid).filter(found -> encoded(type, found).equals(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
