package playground.sandbox.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** {@code /v1/memberships}, by Webex's OpenAPI file. */
class MembershipsTest {

  private static final String SCOPES = "spark:rooms_read spark:rooms_write spark:memberships_read spark:memberships_write";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private String alex;

  @BeforeEach
  void register() throws Exception {
    sandbox.registerScopes(SCOPES);
    alex = sandbox.accessToken(SCOPES);
  }

  @Test
  void theMembersOfARoomComeWithTheFieldsOfWebex() throws Exception {
    var room = roomWithTitle("Lunch on Thursday");

    var items = Json.of(list("?roomId=" + room)).get("items");

    assertEquals(2, items.size());
    var member = items.get(0);
    assertEquals(
        Set.of(
            "id", "roomId", "personId", "personEmail", "personDisplayName", "personOrgId", "isModerator", "roomType",
            "isMonitor", "created"),
        Set.copyOf(member.propertyNames()));
    assertEquals("alex@example.com", member.get("personEmail").asString());
    var id = new String(Base64.getDecoder().decode(member.get("id").asString()), StandardCharsets.US_ASCII);
    assertTrue(id.matches("ciscospark://us/MEMBERSHIP/[0-9a-f-]{36}:[0-9a-f-]{36}"), id);
  }

  @Test
  void withoutARoomTheMembersOfAllRoomsOfThePersonCome() throws Exception {
    var emails = Json.of(list("")).get("items").findValuesAsString("personEmail");

    assertEquals(12, emails.size());
    assertEquals(5, emails.stream().filter("alex@example.com"::equals).count());
  }

  @ParameterizedTest
  @CsvSource({"personEmail=robin%40example.com, 1", "personEmail=kim%40example.com, 0"})
  void aPersonIsFoundInARoom(String filter, int found) throws Exception {
    var room = roomWithTitle("Lunch on Thursday");

    assertEquals(found, Json.of(list("?roomId=" + room + "&" + filter)).get("items").size());
  }

  @Test
  void theNextLinkLeadsThroughAllMemberships() throws Exception {
    var seen = new ArrayList<String>();
    var page = list("?max=5");
    seen.addAll(Json.of(page).get("items").findValuesAsString("id"));
    while (page.headers().firstValue("Link").isPresent()) {
      var next = page.headers().firstValue("Link").get().replaceFirst("^<" + sandbox.origin() + "([^>]*)>.*", "$1");
      page = sandbox.api(next, alex);
      seen.addAll(Json.of(page).get("items").findValuesAsString("id"));
    }

    assertEquals(Json.of(list("")).get("items").findValuesAsString("id"), seen);
  }

  @Test
  void aPersonIsAddedByAddressAndSeesTheRoom() throws Exception {
    var room = newRoom();
    var robin = sandbox.accessTokenOf("robin@example.com", SCOPES);
    assertEquals(404, sandbox.api("/v1/rooms/" + room, robin).statusCode());

    var added = add("{\"roomId\": \"" + room + "\", \"personEmail\": \"robin@example.com\", \"isModerator\": true}");

    assertEquals(200, added.statusCode());
    assertEquals("Robin Sample", Json.text(added, "personDisplayName"));
    assertTrue(Json.of(added).get("isModerator").booleanValue());
    assertEquals(200, sandbox.api("/v1/rooms/" + room, robin).statusCode());
    assertEquals(Json.of(added), Json.of(list("?roomId=" + room)).get("items").get(1));
  }

  @Test
  void whoIsThereAlreadyIsA409() throws Exception {
    var room = newRoom();

    var again = add("{\"roomId\": \"" + room + "\", \"personEmail\": \"alex@example.com\"}");

    assertEquals(409, again.statusCode());
    assertEquals(
        """
        {"message":"The person is a member of the room already.",\
        "errors":[{"description":"The person is a member of the room already."}],"trackingId":"T-1"}""",
        again.body());
    assertEquals("the person is in the room already", sandbox.newestInLog().get("causes").get(0).asString());
  }

  @Test
  void nobodyIsAddedToADirectRoom() throws Exception {
    var direct = Json.of(sandbox.api("/v1/rooms?type=direct", alex)).get("items").get(0).get("id").asString();

    assertEquals(403, add("{\"roomId\": \"" + direct + "\", \"personEmail\": \"kim@example.com\"}").statusCode());
  }

  private String roomWithTitle(String title) throws Exception {
    for (var room : Json.of(sandbox.api("/v1/rooms", alex)).get("items")) {
      if (room.get("title").asString().equals(title)) {
        return room.get("id").asString();
      }
    }
    throw new AssertionError("no room " + title);
  }

  private String newRoom() throws Exception {
    return Json.text(sandbox.api("POST", "/v1/rooms", alex, "{\"title\": \"T\"}"), "id");
  }

  private HttpResponse<String> list(String query) throws Exception {
    return sandbox.api("/v1/memberships" + query, alex);
  }

  private HttpResponse<String> add(String json) throws Exception {
    return sandbox.api("POST", "/v1/memberships", alex, json);
  }
}
