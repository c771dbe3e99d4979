package playground.sandbox.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** What each call of the API refuses, as it is on the wire, and the cause in the log. */
class ApiRefusalsTest {

  private static final String SCOPES = "spark:people_read spark:rooms_read spark:rooms_write spark:memberships_read"
      + " spark:memberships_write spark:messages_read spark:messages_write";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private String token;
  private String room;

  @BeforeEach
  void register() throws Exception {
    sandbox.registerScopes(SCOPES + " spark:teams_read");
    token = sandbox.accessToken(SCOPES);
    room = Json.text(sandbox.api("POST", "/v1/rooms", token, "{\"title\": \"T\"}"), "id");
  }

  @ParameterizedTest
  @CsvSource({
      "GET, /v1/people", "GET, /v1/people/me", "GET, /v1/people/x", "GET, /v1/rooms", "POST, /v1/rooms", "GET, /v1/rooms/x",
      "DELETE, /v1/rooms/x", "GET, /v1/memberships", "POST, /v1/memberships", "GET, /v1/messages", "POST, /v1/messages",
      "GET, /v1/messages/x", "DELETE, /v1/messages/x"
  })
  void withoutATokenEveryCallIsA401(String method, String path) throws Exception {
    var answer = sandbox.call(method, path, "", "TrackingID", "T-1");

    assertRefused(answer, 401, "The request requires a valid access token set in the Authorization request header.", "no Bearer token");
  }

  @ParameterizedTest
  @CsvSource({
      "GET, /v1/people, spark:people_read", "GET, /v1/people/me, spark:people_read", "GET, /v1/people/x, spark:people_read",
      "GET, /v1/rooms, spark:rooms_read", "POST, /v1/rooms, spark:rooms_write", "GET, /v1/rooms/x, spark:rooms_read",
      "DELETE, /v1/rooms/x, spark:rooms_write", "GET, /v1/memberships, spark:memberships_read",
      "POST, /v1/memberships, spark:memberships_write", "GET, /v1/messages, spark:messages_read",
      "POST, /v1/messages, spark:messages_write", "GET, /v1/messages/x, spark:messages_read",
      "DELETE, /v1/messages/x, spark:messages_write"
  })
  void withoutItsScopeEveryCallIsA403AndTheLogNamesTheScope(String method, String path, String scope) throws Exception {
    var answer = sandbox.api(method, path, sandbox.accessToken("spark:teams_read"), "");

    assertRefused(
        answer,
        403,
        "The server understood the request, but refused to fulfill it because the access token is missing required scopes or"
            + " the user is missing required roles or licenses.",
        "the access token lacks " + scope + ", it has spark:teams_read");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "GET | /v1/people/x | | no person of the sandbox has this id",
      "GET | /v1/rooms/x | | the person is in no room with this id",
      "DELETE | /v1/rooms/x | | the person is in no room with this id",
      "GET | /v1/memberships?roomId=x | | the person is in no room with this id",
      "POST | /v1/memberships | {'roomId': 'x', 'personEmail': 'kim@example.com'} | the person is in no room with this id",
      "POST | /v1/memberships | {'roomId': 'ROOM', 'personEmail': 'a@b'} | nobody in the sandbox has this id or e-mail address;"
          + " Webex invites an unknown address",
      "GET | /v1/messages?roomId=x | | the person is in no room with this id",
      "POST | /v1/messages | {'roomId': 'x', 'text': 'Hi'} | the person is in no room with this id",
      "POST | /v1/messages | {'toPersonId': 'x', 'text': 'Hi'} | nobody in the sandbox has this id or e-mail address; Webex"
          + " invites an unknown address",
      "GET | /v1/messages?roomId=ROOM&beforeMessage=x | | beforeMessage isn't a message in this room",
      "GET | /v1/messages/x | | no room of the person has a message with this id",
      "DELETE | /v1/messages/x | | no room of the person has a message with this id",
      "GET | /v1/rooms/x/meetingInfo | | the sandbox does not play this call",
      "GET | /v1/rooms/ | | the sandbox does not play this call",
      "GET | /v1/teams | | the sandbox does not play this call",
      "GET | /v1/messages/direct?personEmail=kim@example.com | | the sandbox does not play this call",
      "PUT | /v1/rooms/x | {} | the sandbox does not play this call",
      "POST | /v1/people | {} | the sandbox does not play this call",
      "DELETE | /v1/memberships | | the sandbox does not play this call",
      "GET | /v1/authorizations/x | | the sandbox does not play this call",
      "PUT | /v1/webhooks/x | {} | the sandbox does not play this call",
      "DELETE | /v1/teams/x | | the sandbox does not play this call"
  })
  void whatIsNotThereIsA404(String method, String path, String json, String cause) throws Exception {
    var answer = sandbox.api(method, path.replace("ROOM", room), token, body(json));

    assertRefused(answer, 404, "The requested resource could not be found.", cause);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "GET | /v1/people | | email, displayName or id is needed: only an administrator may list everybody",
      "GET | /v1/people?email=a&max=none | | max is not a number of 1 or more",
      "GET | /v1/rooms?cursor=x | | cursor is none of ours",
      "POST | /v1/rooms | {} | no title",
      "POST | /v1/rooms | {'title': ' '} | no title",
      "POST | /v1/rooms | {'title': 1} | title is not a string",
      "POST | /v1/rooms | {'title' | the body is no JSON object, or has a name twice",
      "POST | /v1/rooms | ['title'] | the body is no JSON object, or has a name twice",
      "GET | /v1/memberships?personEmail=kim@example.com | | personId and personEmail require roomId",
      "POST | /v1/memberships | {'personEmail': 'kim@example.com'} | no roomId",
      "POST | /v1/memberships | {'roomId': 'ROOM'} | either personId or personEmail is needed",
      "POST | /v1/memberships | {'roomId': 'ROOM', 'personId': 'x', 'personEmail': 'y'} | either personId or personEmail is needed",
      "POST | /v1/memberships | {'roomId': 'ROOM', 'personEmail': 'kim@example.com', 'isModerator': 'yes'} | isModerator is not"
          + " true or false",
      "GET | /v1/messages | | no roomId",
      "GET | /v1/messages?roomId=ROOM&before=yesterday | | before is not a date and time of ISO 8601",
      "GET | /v1/messages?roomId=ROOM&max=null | | max is not a number of 1 or more",
      "GET | /v1/messages?roomId=ROOM&mentionedPeople=me | | the sandbox does not play parentId and mentionedPeople",
      "POST | /v1/messages | {'text': 'Hi'} | either roomId, toPersonId or toPersonEmail is needed",
      "POST | /v1/messages | {'roomId': 'ROOM', 'toPersonEmail': 'kim@example.com', 'text': 'Hi'} | either roomId, toPersonId"
          + " or toPersonEmail is needed",
      "POST | /v1/messages | {'roomId': 'ROOM'} | text or markdown is needed",
      "POST | /v1/messages | {'toPersonEmail': 'alex@example.com', 'text': 'Hi'} | the recipient is the author",
      "POST | /v1/messages | {'roomId': 'ROOM', 'files': ['http://localhost/f']} | the sandbox does not play files"
  })
  void whatIsWrongIsA400(String method, String path, String json, String cause) throws Exception {
    var answer = sandbox.api(method, path.replace("ROOM", room), token, body(json));

    assertRefused(answer, 400, "The request could not be understood by the server due to malformed syntax.", cause);
  }

  @ParameterizedTest
  @CsvSource({"7439, 200", "7440, 400"})
  void aMessageHasAtMost7439Bytes(int length, int status) throws Exception {
    var json = "{\"roomId\": \"" + room + "\", \"text\": \"" + "x".repeat(length) + "\"}";

    assertEquals(status, sandbox.api("POST", "/v1/messages", token, json).statusCode());
  }

  @ParameterizedTest
  @CsvSource({"application/x-www-form-urlencoded, 415", "text/plain, 415", "application/json;charset=UTF-8, 200", "Application/JSON, 200"})
  void onlyJsonIsTaken(String type, int status) throws Exception {
    var answer = sandbox.send("/v1/rooms", type, "{\"title\": \"T\"}", "Authorization", "Bearer " + token);

    assertEquals(status, answer.statusCode());
  }

  @ParameterizedTest
  @CsvSource({"65536, 400", "65537, 413"})
  void aBodyHasAtMost64Kibibytes(int length, int status) throws Exception {
    var empty = "{\"title\": \"\"}";

    var json = empty.replace("\"\"", "\"" + "x".repeat(length - empty.length()) + "\"");

    assertEquals(status, sandbox.api("POST", "/v1/rooms", token, json).statusCode());
  }

  private String body(String json) {
    return json == null ? "" : json.replace('\'', '"').replace("ROOM", room);
  }

  private void assertRefused(HttpResponse<String> answer, int status, String text, String cause) throws Exception {
    assertEquals(status, answer.statusCode());
    assertEquals(
        "{\"message\":\"" + text + "\",\"errors\":[{\"description\":\"" + text + "\"}],\"trackingId\":\"T-1\"}", answer.body());
    assertTrue(answer.headers().allValues("WWW-Authenticate").isEmpty());
    assertEquals(cause, sandbox.newestInLog().get("causes").get(0).asString());
  }
}
