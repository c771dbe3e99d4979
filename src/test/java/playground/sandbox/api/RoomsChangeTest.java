package playground.sandbox.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Rooms are created, read and deleted, by Webex's OpenAPI file. */
class RoomsChangeTest {

  private static final String SCOPES =
      "spark:rooms_read spark:rooms_write spark:memberships_read spark:memberships_write spark:messages_read spark:messages_write";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private String alex;
  private String robin;

  @BeforeEach
  void register() throws Exception {
    sandbox.clock.forward(Duration.ofDays(3_650)); // later than the rooms of the start
    sandbox.registerScopes(SCOPES);
    alex = sandbox.accessToken(SCOPES);
    robin = sandbox.accessTokenOf("robin@example.com", SCOPES);
  }

  @Test
  void aNewRoomHasItsCreatorAsItsOnlyMember() throws Exception {
    var answer = sandbox.api("POST", "/v1/rooms", alex, "{\"title\": \"Räume\"}");

    assertEquals(200, answer.statusCode());
    var room = Json.of(answer);
    assertEquals("Räume", room.get("title").asString());
    assertEquals("group", room.get("type").asString());
    var id = room.get("id").asString();
    assertEquals(room, Json.of(sandbox.api("/v1/rooms/" + id, alex)));
    assertEquals(id, Json.of(sandbox.api("/v1/rooms?max=1", alex)).get("items").get(0).get("id").asString());
    assertEquals(1, Json.of(sandbox.api("/v1/memberships?roomId=" + id, alex)).get("items").size());
    assertEquals(404, sandbox.api("/v1/rooms/" + id, robin).statusCode());
  }

  @Test
  void aRoomThatItsCreatorDeletesIsGoneWithItsMessages() throws Exception {
    var room = room();
    var message = Json.text(
        sandbox.api("POST", "/v1/messages", alex, "{\"roomId\": \"" + room + "\", \"text\": \"Hello\"}"), "id");

    var answer = sandbox.api("DELETE", "/v1/rooms/" + room, alex, "");

    assertEquals(204, answer.statusCode());
    assertEquals("", answer.body());
    assertEquals(404, sandbox.api("/v1/rooms/" + room, alex).statusCode());
    assertEquals(404, sandbox.api("/v1/messages/" + message, alex).statusCode());
  }

  /** "when a non moderator deletes the room they are removed from the room instead" */
  @Test
  void whoDidNotCreateTheRoomLeavesIt() throws Exception {
    var room = room();
    sandbox.api("POST", "/v1/memberships", alex, "{\"roomId\": \"" + room + "\", \"personEmail\": \"robin@example.com\"}");
    assertEquals(200, sandbox.api("/v1/rooms/" + room, robin).statusCode());

    assertEquals(204, sandbox.api("DELETE", "/v1/rooms/" + room, robin, "").statusCode());

    assertEquals(404, sandbox.api("/v1/rooms/" + room, robin).statusCode());
    assertEquals(200, sandbox.api("/v1/rooms/" + room, alex).statusCode());
  }

  @Test
  void aDirectRoomCannotBeDeleted() throws Exception {
    var direct = Json.of(sandbox.api("/v1/rooms?type=direct", alex)).get("items").get(0).get("id").asString();

    assertEquals(403, sandbox.api("DELETE", "/v1/rooms/" + direct, alex, "").statusCode());
    assertEquals("a direct room cannot be deleted", sandbox.newestInLog().get("causes").get(0).asString());
  }

  /** What Webex would do and the sandbox does not is refused, so that nobody believes that it was done. */
  @Test
  void whatTheSandboxDoesNotPlayIsNotIgnored() throws Exception {
    var answer = sandbox.api("POST", "/v1/rooms", alex, "{\"title\": \"T\", \"isPublic\": true}");

    assertEquals(400, answer.statusCode());
    assertEquals("the sandbox does not play isPublic", sandbox.newestInLog().get("causes").get(0).asString());
    assertEquals(200, sandbox.api("POST", "/v1/rooms", alex, "{\"title\": \"T\", \"isPublic\": false}").statusCode());
  }

  private String room() throws Exception {
    return Json.text(sandbox.api("POST", "/v1/rooms", alex, "{\"title\": \"T\"}"), "id");
  }
}
