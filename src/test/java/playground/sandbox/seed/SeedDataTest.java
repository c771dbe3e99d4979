package playground.sandbox.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Secret;
import playground.sandbox.store.People;
import playground.sandbox.store.Person;
import playground.sandbox.store.Room;

/** The file that says what a sandbox starts with. */
class SeedDataTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;

  @Test
  void theExampleThatTheReadmeNamesIsReadWhole() {
    var seed = SeedData.read(Path.of("src/docs/sandbox.example.json"), NOW);

    var app = seed.integrations().get(0);
    assertEquals("My app", app.name());
    assertEquals("C0123456789abcdef", app.clientId());
    assertEquals(new Secret("only-for-the-sandbox"), app.credentials().clientSecret().orElseThrow());
    assertEquals("[http://localhost:9999/callback]", app.redirectUris().toString());
    assertEquals("spark:rooms_read spark:people_read", app.scopes().toString());
    assertEquals(List.of("user@example.com", "admin@example.com"), seed.people().all().stream().map(Person::email).toList());
    var user = seed.people().all().get(0);
    assertEquals(List.of("Project space", "Example Admin"), seed.rooms().stream().filter(room -> room.has(user)).map(room -> room.titleFor(user)).toList());
    assertEquals(Room.Type.direct, seed.rooms().get(1).type());
  }

  @Test
  void eachOfTheThreeMembersMayBeLeftOut() throws Exception {
    assertEquals(People.madeUp(), read("{}").people());
    assertFalse(read("{}").rooms().isEmpty());
    assertEquals(1, read("{'people': [{'email': 'a@b', 'displayName': 'Cher'}]}").people().all().size());
    assertEquals(1, read("{'rooms': [{'title': 'T', 'type': 'group', 'members': ['alex@example.com']}]}").rooms().size());
  }

  @Test
  void somebodyOfOneNameIsShownByIt() throws Exception {
    var person = read("{'people': [{'email': 'a@b', 'displayName': 'Cher'}]}").people().all().get(0);

    assertEquals("Cher", person.displayName());
  }

  /** F-16: every error in one start, each with its JSON path. */
  @Test
  void everyErrorIsNamedWithItsPath() throws Exception {
    var errors = errors("""
        {"integrations": [
          {"name": "One", "clientId": "C1", "clientSecret": "s", "redirectUris": ["http://ok/", "/no"],
           "scopes": ["spark:rooms_read", "spark:rooms"], "requirePkce": "yes", "redirectUri": "x"},
          {"name": "One", "clientId": "C1", "clientSecret": 7, "redirectUris": [], "refreshPolicy": "never"}],
         "people": [{"email": "a@b.example", "displayName": "A B"}, {"email": "A@B.example", "displayName": ""}],
         "rooms": [{"title": "T", "type": "group", "members": ["a@b.example", "z@b.example"]},
                   {"type": "direct", "members": ["a@b.example"]}, {"type": "group", "members": []}],
         "room": []}""");

    assertEquals(
        List.of(
            "integrations[0].redirectUri is unknown; the known members are clientId, clientSecret, created, description,"
                + " icon, id, name, redirectUris, refreshPolicy, requirePkce, scopes",
            "integrations[0].redirectUris[1] must be absolute, with scheme and host, such as http://localhost:9999/callback",
            "integrations[0].requirePkce must be true or false",
            "integrations[0].scopes[1] is not a scope that Webex knows; /my-apps lists them",
            "integrations[1].clientId must differ from that of integrations[0]",
            "integrations[1].clientSecret must be a string",
            "integrations[1].name must differ from that of integrations[0]",
            "integrations[1].redirectUris must hold 1 to 10 elements",
            "integrations[1].refreshPolicy must be one of sliding, fixed, rotate",
            "people[1].displayName must be a non-empty string",
            "people[1].email must differ from that of people[0]",
            "room is unknown; the known members are integrations, people, rooms",
            "rooms[0].members[1] is not the e-mail address of one of the people",
            "rooms[1].members must hold 2 elements",
            "rooms[2].members must hold 1 to 2 elements",
            "rooms[2].title must be a non-empty string"),
        errors.stream().sorted().toList());
  }

  /** F-16: no conversion between strings, numbers and truth values hides an error, and none ends the search. */
  @Test
  void everyWrongTypeIsNamedWithItsPath() throws Exception {
    var errors = errors("""
        {"integrations": [{"id": "x", "created": 7, "scopes": "", "name": null, "clientId": "C1", "clientSecret": "s",
           "redirectUris": ["http://ok/"], "requirePkce": "true", "refreshPolicy": 1, "icon": true}, ""],
         "people": {},
         "rooms": [{"type": "both", "title": "T", "members": ["alex@example.com", "alex@example.com"]}, []]}""");

    assertEquals(
        List.of(
            "integrations[0].created must be a time such as 2026-01-31T12:00:00Z",
            "integrations[0].icon must be a string",
            "integrations[0].id must be a UUID",
            "integrations[0].name must be a string",
            "integrations[0].refreshPolicy must be one of sliding, fixed, rotate",
            "integrations[0].requirePkce must be true or false",
            "integrations[0].scopes must be an array",
            "integrations[1] must be an object",
            "people must be an array",
            "rooms[0].members[1] is in this room already",
            "rooms[0].type must be one of direct, group",
            "rooms[1] must be an object"),
        errors.stream().sorted().toList());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'' | line 1, column 1: is not JSON, or has a name twice",
      "{ | line 1, column 2: is not JSON, or has a name twice",
      "{'people': [],} | line 1, column 15: is not JSON, or has a name twice",
      "{'people': [], 'people': []} | line 1, column 24: is not JSON, or has a name twice",
      "[] | the file must be an object",
      "{'integrations': {}} | integrations must be an array",
      "{'people': []} | people must hold 1 to 100 elements",
      "{'integrations': [7]} | integrations[0] must be an object"
  })
  void whatIsNoSuchFileIsRefused(String text, String error) throws Exception {
    assertEquals(error, errors(text.replace('\'', '"')).get(0));
  }

  /** W-12: what stands in the place of a secret, or beside it, is never repeated. */
  @ParameterizedTest
  @ValueSource(strings = {
      "{'integrations': [{'name': 'x', 'clientId': 'a SENTINEL', 'clientSecret': 'with SENTINEL'}]}",
      "{'integrations': [{'clientSecret': SENTINEL}]}",
      "{'integrations': [{'clientSecret': 'SENTINEL"
  })
  void noErrorShowsASecret(String text) throws Exception {
    assertFalse(errors(text.replace('\'', '"')).toString().contains("SENTINEL"));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var missing = folder.resolve("none.json");

    var wrong = assertThrows(InvalidFileException.class, () -> SeedData.read(missing, NOW));

    assertTrue(wrong.errors().get(0).startsWith(missing + ": cannot be read"), wrong.getMessage());
  }

  private SeedData read(String text) throws Exception {
    return SeedData.read(Files.writeString(folder.resolve("sandbox.json"), text.replace('\'', '"')), NOW);
  }

  private List<String> errors(String text) throws Exception {
    var file = Files.writeString(folder.resolve("sandbox.json"), text);
    var errors = assertThrows(InvalidFileException.class, () -> SeedData.read(file, NOW)).errors();
    return errors.stream().map(error -> error.replace(file + ": ", "")).toList();
  }
}
