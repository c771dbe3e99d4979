package playground.sandbox.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.I and section 0: which rooms are listed, in which order, and how one gets at the rest. */
class RoomsListTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "|Kim Admin,Robin Sample,Release party,Lunch on Thursday,Welcome to the sandbox",
      "?sortBy=lastactivity|Kim Admin,Robin Sample,Release party,Lunch on Thursday,Welcome to the sandbox",
      "?sortBy=created|Kim Admin,Robin Sample,Release party,Lunch on Thursday,Welcome to the sandbox",
      "?sortBy=id|Robin Sample,Kim Admin,Welcome to the sandbox,Lunch on Thursday,Release party",
      "?type=direct|Kim Admin,Robin Sample",
      "?type=group|Release party,Lunch on Thursday,Welcome to the sandbox",
      "?type=group&sortBy=id&max=2|Welcome to the sandbox,Lunch on Thursday",
      "?from=2026-01-01T00:00:00.000Z&to=2026-12-31T00:00:00%2B01:00|"
          + "Kim Admin,Robin Sample,Release party,Lunch on Thursday,Welcome to the sandbox",
  })
  void theListIsFilteredAndSortedAsAsked(String query, String titles) throws Exception {
    assertEquals(titles, String.join(",", titles(rooms(query == null ? "" : query))));
  }

  /** 200 and no items, not 404. */
  @ParameterizedTest
  @ValueSource(strings = {"?teamId=x", "?orgPublicSpaces=true"})
  void nothingFoundIsAnEmptyList(String query) throws Exception {
    var answer = rooms(query);

    assertEquals(200, answer.statusCode());
    assertEquals("{\"items\":[]}", answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "?type=team", "?type=Group", "?sortBy=title", "?from=yesterday", "?to=2026-01-01", "?orgPublicSpaces=yes",
      "?orgPublicSpaces=true&type=group", "?orgPublicSpaces=true&sortBy=id", "?orgPublicSpaces=true&teamId=x",
      "?cursor=x", "?cursor=YWZ0ZXI6LTE", "?cursor=%C3%A9"
  })
  void whatIsNoValueOfItsParameterIsA400InWebexsEnvelope(String query) throws Exception {
    var answer = rooms(query);

    assertEquals(400, answer.statusCode());
    assertEquals(
        "The request could not be understood by the server due to malformed syntax.", Json.text(answer, "message"));
  }

  @Test
  void theLinkLeadsToTheNextPage() throws Exception {
    var link = rooms("?max=2").headers().firstValue("Link");

    assertEquals(
        Optional.of("<" + sandbox.origin() + "/v1/rooms?cursor=YWZ0ZXI6Mg&max=2>; rel=\"next\""), link);
  }

  @Test
  void whoFollowsTheLinksSeesEachRoomOnce() throws Exception {
    var token = sandbox.accessToken("spark:rooms_read");
    var titles = new ArrayList<String>();

    var page = sandbox.api("/v1/rooms?max=2&sortBy=id", token);
    titles.addAll(titles(page));
    while (next(page).isPresent()) {
      page = sandbox.api(next(page).get(), token);
      titles.addAll(titles(page));
    }

    assertEquals(
        List.of("Robin Sample", "Kim Admin", "Welcome to the sandbox", "Lunch on Thursday", "Release party"), titles);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?max=5", "?max=1000", "?cursor=YWZ0ZXI6NQ", "?cursor=YWZ0ZXI6OTk5OTk5OTk5"})
  void theLastPageHasNoLink(String query) throws Exception {
    assertEquals(Optional.empty(), rooms(query).headers().firstValue("Link"));
  }

  private HttpResponse<String> rooms(String query) throws Exception {
    return sandbox.api("/v1/rooms" + query, sandbox.accessToken("spark:rooms_read"));
  }

  private static List<String> titles(HttpResponse<String> answer) {
    return Json.of(answer).get("items").findValuesAsString("title");
  }

  /** The path and query of the next page, taken from the header as it is. */
  private Optional<String> next(HttpResponse<String> answer) {
    return answer.headers().firstValue("Link").map(link -> {
      assertTrue(link.endsWith(">; rel=\"next\""), link);
      var uri = URI.create(link.substring(1, link.indexOf('>')));
      return uri.getRawPath() + "?" + uri.getRawQuery();
    });
  }
}
