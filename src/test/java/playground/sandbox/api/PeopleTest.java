package playground.sandbox.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** {@code GET /v1/people} and {@code GET /v1/people/{personId}}, by Webex's OpenAPI file. */
class PeopleTest {

  private static final String SCOPE = "spark:people_read";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @ParameterizedTest
  @CsvSource({
      "email=robin%40example.com, Robin Sample",
      "email=ROBIN%40EXAMPLE.COM, Robin Sample",
      "displayName=kim, Kim Admin",
      "displayName=Kim%20A, Kim Admin",
      "email=nobody%40example.com, ",
      "displayName=Admin, ",
      "displayName=kim&email=robin%40example.com, "
  })
  void peopleAreFoundByAddressAndByTheBeginningOfTheirName(String query, String found) throws Exception {
    var names = Json.of(people("?" + query)).get("items").findValuesAsString("displayName");

    assertEquals(found == null ? List.of() : List.of(found), names);
  }

  @Test
  void peopleAreFoundByTheirIds() throws Exception {
    var robin = id("robin@example.com");
    var kim = id("kim@example.com");

    var found = Json.of(people("?id=" + kim + "," + robin)).get("items");

    assertEquals(List.of(robin, kim), found.findValuesAsString("id"));
    assertFalse(found.get(0).has("status"), "presence is left out of a list by ids");
    assertFalse(found.get(0).has("lastActivity"));
  }

  @Test
  void aPersonsProfileIsTheSameAsInTheList() throws Exception {
    var listed = Json.of(people("?email=robin%40example.com")).get("items").get(0);

    var profile = Json.of(people("/" + listed.get("id").asString()));

    assertEquals(listed, profile);
    assertFalse(profile.has("roles"), "those are for administrators");
  }

  @Test
  void onlyAnAdministratorListsEverybody() throws Exception {
    var answer = people("");
    assertEquals(400, answer.statusCode());
    assertEquals(
        "email, displayName or id is needed: only an administrator may list everybody",
        sandbox.newestInLog().get("causes").get(0).asString());

    var all = sandbox.api("/v1/people?max=2", sandbox.accessTokenOf("kim@example.com", SCOPE));

    assertEquals(2, Json.of(all).get("items").size());
    assertEquals(
        "<" + sandbox.origin() + "/v1/people?cursor=YWZ0ZXI6Mg&max=2>; rel=\"next\"",
        all.headers().firstValue("Link").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nobody", "/Y2lzY29zcGFyazovL3VzL1BFT1BMRS8wMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDA", "/me/me", "/"})
  void anIdOfNobodyIsA404(String path) throws Exception {
    assertEquals(404, people(path).statusCode());
  }

  private String id(String email) throws Exception {
    return Json.of(people("?email=" + email.replace("@", "%40"))).get("items").get(0).get("id").asString();
  }

  private HttpResponse<String> people(String rest) throws Exception {
    return sandbox.api("/v1/people" + rest, sandbox.accessToken(SCOPE));
  }
}
