package playground.sandbox.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.query;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.I: {@code GET /v1/rooms}. */
class RoomsTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theRoomsOfThePersonComeAsItemsWithTheFieldsOfWebex() throws Exception {
    var answer = rooms("");

    assertEquals(200, answer.statusCode());
    var room = Json.of(answer).get("items").get(0);
    assertEquals(
        Set.of(
            "id", "title", "type", "isLocked", "lastActivity", "creatorId", "created", "ownerId",
            "isAnnouncementOnly", "isReadOnly", "isPublic"),
        Set.copyOf(room.propertyNames()));
    assertTrue(room.get("created").asString().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    assertTrue(decoded(room.get("id").asString()).matches("ciscospark://us/ROOM/[0-9a-f-]{36}"));
    assertTrue(decoded(room.get("creatorId").asString()).startsWith("ciscospark://us/PEOPLE/"));
  }

  /** A direct room bears the name of the other one. */
  @Test
  void roomsOfOthersAreNotListedAndADirectRoomIsNamedAfterTheOther() throws Exception {
    var titles = Json.of(rooms("")).get("items").findValuesAsString("title");

    assertTrue(titles.contains("Robin Sample"), titles.toString());
    assertFalse(titles.contains("Alex Example"), titles.toString());
    assertFalse(titles.contains("Book club"), titles.toString());
  }

  @ParameterizedTest
  @CsvSource({"?max=1, 1", "?max=2, 2", "?max=1000, 5", "?max=1001, 5", "?max=4294967297, 5", "?max=, 5", "?x=y, 5"})
  void maxLimitsTheItemsAndIsCappedWithoutAWord(String query, int items) throws Exception {
    assertEquals(items, Json.of(rooms(query)).get("items").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"?max=0", "?max=-1", "?max=ten", "?max=1.5", "?max=%zz"})
  void aMaxThatIsNoNumberOfOneOrMoreIsA400(String query) throws Exception {
    var target = "/v1/rooms" + query;

    var answer = sandbox.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + sandbox.accessToken("spark:rooms_read") + "\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
  }

  /** Contract section 0: "follow the URL verbatim". */
  @Test
  void theNextLinkLeadsThroughAllRoomsAndThenEnds() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");
    var seen = new ArrayList<String>();

    var page = sandbox.api("/v1/rooms?max=2&sortBy=id", token);
    for (; next(page).isPresent(); page = sandbox.api(next(page).get(), token)) {
      assertEquals(2, Json.of(page).get("items").size());
      seen.addAll(Json.of(page).get("items").findValuesAsString("id"));
    }
    seen.addAll(Json.of(page).get("items").findValuesAsString("id"));

    assertEquals(Json.of(sandbox.api("/v1/rooms?sortBy=id", token)).get("items").findValuesAsString("id"), seen);
    assertEquals(5, seen.size());
  }

  @Test
  void theLinkNamesThisServerAndKeepsTheFilters() throws Exception {
    var link = rooms("?type=group&max=1").headers().firstValue("Link").orElseThrow();

    assertTrue(
        link.matches("<" + sandbox.origin() + "/v1/rooms\\?cursor=[A-Za-z0-9_-]+&max=1&type=group>; rel=\"next\""), link);
  }

  @ParameterizedTest
  @CsvSource({"group, 3", "direct, 2"})
  void typeFilters(String type, int items) throws Exception {
    assertEquals(items, Json.of(rooms("?type=" + type)).get("items").size());
  }

  @ParameterizedTest
  @CsvSource({"lastactivity, lastActivity, true", "created, created, true", "id, id, false"})
  void sortBySorts(String sortBy, String field, boolean newestFirst) throws Exception {
    var values = Json.of(rooms("?sortBy=" + sortBy)).get("items").findValuesAsString(field);

    var sorted = new ArrayList<>(values);
    sorted.sort(newestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder());
    assertEquals(sorted, values);
  }

  /** No room of the sandbox belongs to a team, and none is public. */
  @ParameterizedTest
  @ValueSource(strings = {"?teamId=x", "?orgPublicSpaces=true", "?orgPublicSpaces=true&from=2026-01-01T00:00:00Z"})
  void anEmptyListIsA200(String query) throws Exception {
    var answer = rooms(query);

    assertEquals(200, answer.statusCode());
    assertEquals("{\"items\":[]}", answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "?type=other", "?type=GROUP", "?sortBy=title", "?orgPublicSpaces=maybe", "?from=yesterday", "?to=2026-01-01",
      "?cursor=x", "?cursor=YWZ0ZXI6LTE", "?orgPublicSpaces=true&type=group", "?orgPublicSpaces=true&sortBy=id",
      "?orgPublicSpaces=true&teamId=x"
  })
  void aParameterThatCannotBeIsA400(String query) throws Exception {
    var answer = rooms(query);

    assertEquals(400, answer.statusCode());
    assertEquals(
        "The request could not be understood by the server due to malformed syntax.", Json.text(answer, "message"));
  }

  /** The path and query of the next page. */
  private Optional<String> next(HttpResponse<?> page) {
    return page.headers().firstValue("Link")
        .map(link -> link.substring(1, link.indexOf('>')).substring(sandbox.origin().length()));
  }

  private HttpResponse<String> rooms(String query) throws Exception {
    return sandbox.api("/v1/rooms" + query, sandbox.accessToken("spark:rooms_read"));
  }

  private static String decoded(String id) {
    assertFalse(id.contains("="), "not padded");
    return new String(Base64.getDecoder().decode(id), US_ASCII);
  }
}
