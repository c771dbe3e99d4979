package playground.sandbox.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** {@code /v1/messages}, by Webex's OpenAPI file. */
class MessagesTest {

  private static final String SCOPES = "spark:rooms_read spark:rooms_write spark:messages_read spark:messages_write";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private String alex;
  private String robin;
  private String room;

  @BeforeEach
  void register() throws Exception {
    sandbox.clock.forward(Duration.ofDays(3_650)); // later than the rooms of the start
    sandbox.registerScopes(SCOPES);
    alex = sandbox.accessToken(SCOPES + " spark:kms");
    robin = sandbox.accessTokenOf("robin@example.com", SCOPES + " spark:kms");
    room = Json.text(sandbox.api("POST", "/v1/rooms", alex, "{\"title\": \"T\"}"), "id");
  }

  @Test
  void aMessageIsWrittenToARoomAndRead() throws Exception {
    var written = write("{\"roomId\": \"" + room + "\", \"text\": \"Hello\", \"markdown\": \"**Hello**\"}");

    assertEquals(200, written.statusCode());
    var message = Json.of(written);
    assertEquals(
        Set.of("id", "roomId", "roomType", "text", "markdown", "personId", "personEmail", "created"),
        Set.copyOf(message.propertyNames()));
    assertEquals("Hello", message.get("text").asString());
    assertEquals("**Hello**", message.get("markdown").asString());
    assertEquals("group", message.get("roomType").asString());
    assertEquals("alex@example.com", message.get("personEmail").asString());
    assertEquals(message, Json.of(sandbox.api("/v1/messages/" + message.get("id").asString(), alex)));
    assertEquals(message, Json.of(list("")).get("items").get(0));
  }

  @Test
  void theNewestMessageIsTheFirstAndItsRoomTheFirstOfTheRooms() throws Exception {
    var other = Json.text(sandbox.api("POST", "/v1/rooms", alex, "{\"title\": \"Other\"}"), "id");
    sandbox.clock.forward(Duration.ofSeconds(1));
    write("{\"roomId\": \"" + room + "\", \"text\": \"one\"}");
    write("{\"roomId\": \"" + room + "\", \"text\": \"two\"}");

    assertEquals(List.of("two", "one"), texts(list("")));
    var rooms = Json.of(sandbox.api("/v1/rooms?max=2", alex)).get("items").findValuesAsString("id");
    assertEquals(List.of(room, other), rooms);
  }

  /** Both get the same room, whoever writes first. */
  @Test
  void aMessageToAPersonGoesToTheirOneDirectRoom() throws Exception {
    var kim = sandbox.accessTokenOf("kim@example.com", SCOPES);
    var first = Json.of(sandbox.api("POST", "/v1/messages", robin, "{\"toPersonEmail\": \"kim@example.com\", \"text\": \"Hi\"}"));
    var second = Json.of(sandbox.api("POST", "/v1/messages", kim, "{\"toPersonEmail\": \"robin@example.com\", \"text\": \"Hi\"}"));

    assertEquals("direct", first.get("roomType").asString());
    assertEquals(first.get("roomId"), second.get("roomId"));
    assertEquals(404, sandbox.api("/v1/rooms/" + first.get("roomId").asString(), alex).statusCode());
  }

  @Test
  void maxAndBeforeLimitTheList() throws Exception {
    write("{\"roomId\": \"" + room + "\", \"text\": \"one\"}");
    sandbox.clock.forward(Duration.ofSeconds(10));
    var moment = sandbox.clock.instant();
    write("{\"roomId\": \"" + room + "\", \"text\": \"two\"}");

    assertEquals(List.of("two"), texts(list("&max=1")));
    assertEquals(List.of("one"), texts(list("&before=" + moment)));
    assertEquals(List.of("two", "one"), texts(list("&before=" + moment.plusMillis(1))));
  }

  /** What is written in the meantime shifts nothing: the link names a message. */
  @Test
  void theNextLinkLeadsThroughAllMessages() throws Exception {
    for (var i = 1; i <= 5; i++) {
      write("{\"roomId\": \"" + room + "\", \"text\": \"" + i + "\"}");
    }
    var seen = new ArrayList<String>();
    var page = list("&max=2");
    seen.addAll(texts(page));
    while (page.headers().firstValue("Link").isPresent()) {
      write("{\"roomId\": \"" + room + "\", \"text\": \"later\"}");
      var next = page.headers().firstValue("Link").get().replaceFirst("^<" + sandbox.origin() + "([^>]*)>.*", "$1");
      page = sandbox.api(next, alex);
      seen.addAll(texts(page));
    }

    assertEquals(List.of("5", "4", "3", "2", "1"), seen);
  }

  /** Mistake 22 of the contract, section 5: read without {@code spark:kms}, a message says nothing. */
  @Test
  void withoutSparkKmsTheContentIsLeftOut() throws Exception {
    write("{\"roomId\": \"" + room + "\", \"text\": \"Hello\"}");

    var message = Json.of(sandbox.api("/v1/messages?roomId=" + room, sandbox.accessToken(SCOPES))).get("items").get(0);

    assertFalse(message.has("text"), message.toString());
    assertFalse(message.has("markdown"), message.toString());
    assertEquals(
        "text and markdown are left out: the access token lacks spark:kms",
        sandbox.newestInLog().get("causes").get(0).asString());
  }

  @Test
  void onlyTheAuthorDeletesAMessage() throws Exception {
    var message = Json.text(
        sandbox.api("POST", "/v1/messages", alex, "{\"toPersonEmail\": \"robin@example.com\", \"text\": \"Hi\"}"), "id");
    assertEquals(403, sandbox.api("DELETE", "/v1/messages/" + message, robin, "").statusCode());
    assertEquals("the message is another person's", sandbox.newestInLog().get("causes").get(0).asString());

    assertEquals(204, sandbox.api("DELETE", "/v1/messages/" + message, alex, "").statusCode());

    assertEquals(404, sandbox.api("/v1/messages/" + message, alex).statusCode());
  }

  private HttpResponse<String> write(String json) throws Exception {
    return sandbox.api("POST", "/v1/messages", alex, json);
  }

  private HttpResponse<String> list(String query) throws Exception {
    return sandbox.api("/v1/messages?roomId=" + room + query, alex);
  }

  private static List<String> texts(HttpResponse<String> answer) {
    return Json.of(answer).get("items").findValuesAsString("text");
  }
}
