package playground.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** What the overview page says is served is what is served: both come from one table. */
class CatalogueTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void everyListedMethodIsServedAtItsPathAndEveryOtherIsNot() throws Exception {
    var listed = Jsoup.parse(sandbox.get("/", "Accept", "text/html").body()).select("dl.endpoints dt").eachText();

    assertTrue(listed.contains("POST /v1/messages"), listed.toString());
    for (var name : listed) {
      var path = name.substring(name.indexOf('/')).replaceAll("\\{\\w+}", "x");
      for (var method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
        var isListed = listed.stream().anyMatch(other ->
            other.substring(other.indexOf('/')).equals(name.substring(name.indexOf('/')))
                && other.substring(0, other.indexOf('/')).contains(method));
        var status = sandbox.call(method, path, "", "Accept", "application/json").statusCode();
        var isServed = status != 405 && !isNotPlayed();
        assertEquals(isListed, isServed, method + " " + path + " " + status);
      }
    }
  }

  /** The log of a reset is empty. */
  private boolean isNotPlayed() throws Exception {
    return Json.of(sandbox.get("/log")).get("entries").path(0).path("causes").toString().contains("does not play this call");
  }

  /** The playground's console marks its ready calls by it. */
  @ParameterizedTest
  @CsvSource({
      "GET, /v1/rooms, true", "POST, /v1/rooms, true", "GET, /v1/rooms/abc, true", "DELETE, /v1/rooms/abc, true",
      "PUT, /v1/rooms/abc, false", "GET, /v1/rooms/abc/meetingInfo, false", "GET, /v1/rooms/, false", "GET, /v1/people/me, true",
      "GET, /v1/userinfo, true", "GET, /v1/authorizations/tokenExpiry, true", "GET, /v1/messages/direct, false",
      "GET, /v1/authorizations, true", "DELETE, /v1/authorizations, true", "DELETE, /v1/authorizations/x, true",
      "GET, /v1/authorizations/x, false", "DELETE, /v1/authorizations/tokenExpiry, false", "GET, /v1/teams, false", "GET, /v1/room, false"
  })
  void aCallIsPlayedOrNot(String method, String path, boolean isPlayed) {
    assertEquals(isPlayed, sandbox.sandbox().plays(method, path));
  }
}
