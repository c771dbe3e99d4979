package playground.sandbox.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.query;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.J: {@code GET /v1/people/me}. */
class PeopleMeTest {

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void thePersonWhoConsentedIsTold() throws Exception {
    var me = Json.of(sandbox.api("/v1/people/me", sandbox.accessToken("spark:people_read")));

    assertEquals("Alex Example", me.get("displayName").asString());
    assertEquals("Alex", me.get("firstName").asString());
    assertEquals("alex@example.com", me.get("emails").get(0).asString());
    assertEquals("person", me.get("type").asString());
  }

  /** The specification says text, captures show booleans. */
  @Test
  void loginEnabledAndInvitePendingAreBooleans() throws Exception {
    var me = Json.of(sandbox.api("/v1/people/me", sandbox.accessToken("spark:people_read")));

    assertTrue(me.get("loginEnabled").isBoolean());
    assertTrue(me.get("invitePending").isBoolean());
  }

  @Test
  void theIdIsUnpaddedBase64OfAPersonsUri() throws Exception {
    var me = Json.of(sandbox.api("/v1/people/me", sandbox.accessToken("spark:people_read")));

    var id = me.get("id").asString();
    assertTrue(
        new String(Base64.getDecoder().decode(id), US_ASCII).matches("ciscospark://us/PEOPLE/[0-9a-f-]{36}"));
    assertFalse(id.contains("="));
  }

  @ParameterizedTest
  @CsvSource({
    "kim@example.com, ?callingData=true, true", "kim@example.com, '', false", "kim@example.com, ?callingData=false, false",
    "alex@example.com, ?callingData=true, false"
  })
  void callingDataIsShownToAdministratorsWhoAskForIt(String email, String query, boolean shown) throws Exception {
    var back = sandbox.post(
        "/v1/authorize?" + sandbox.request().encodedForQuery(), "person=" + email.replace("@", "%40")
            + "&decision=accept");
    var tokens = sandbox.token(sandbox.exchange(query(back).value("code").orElseThrow()));

    var me = Json.of(sandbox.api("/v1/people/me" + query, Json.text(tokens, "access_token")));

    assertEquals(shown, me.has("extension") && me.has("locationId"));
  }

  @Test
  void callingDataThatIsNeitherTrueNorFalseIsA400() throws Exception {
    var token = sandbox.accessToken("spark:people_read");

    assertEquals(400, sandbox.api("/v1/people/me?callingData=perhaps", token).statusCode());
  }

  /** Roles and licenses are shown to administrators. */
  @ParameterizedTest
  @CsvSource({"alex@example.com, false", "kim@example.com, true"})
  void rolesAreShownToAdministratorsAlone(String email, boolean shown) throws Exception {
    var back = sandbox.post(
        "/v1/authorize?" + sandbox.request().encodedForQuery(), "person=" + email.replace("@", "%40")
            + "&decision=accept");
    var tokens = sandbox.token(sandbox.exchange(query(back).value("code").orElseThrow()));

    var me = Json.of(sandbox.api("/v1/people/me", Json.text(tokens, "access_token")));

    assertEquals(email, me.get("emails").get(0).asString());
    assertEquals(shown, me.has("roles"));
    assertEquals(shown, me.has("licenses"));
  }
}
