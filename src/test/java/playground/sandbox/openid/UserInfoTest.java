package playground.sandbox.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static playground.testing.RunningSandbox.without;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** Contract 1.E: as much of a person as the scopes allow. */
class UserInfoTest {

  private static final String SUB = "\"sub\":\"a1e00000-0000-4000-8000-000000000001\"";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  /** email_verified is a text here, and the number is phone, not phone_number: Webex differs from Core §5.1. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "openid         | ",
      "openid email   | ,\"email\":\"alex@example.com\",\"email_verified\":\"true\"",
      "openid profile | ,\"name\":\"Alex Example\",\"given_name\":\"Alex\",\"family_name\":\"Example\",\"locale\":\"en_US\""
  })
  void theClaimsAreThoseOfTheGrantedScopes(String scopes, String more) throws Exception {
    var answer = sandbox.api("/v1/userinfo", token(scopes));

    assertEquals("{" + SUB + (more == null ? "" : more) + "}", answer.body());
  }

  @Test
  void phoneAndAddressAreMadeUp() throws Exception {
    var answer = sandbox.api("/v1/userinfo", token("openid phone address"));

    assertEquals("+1 555 01", Json.text(answer, "phone").substring(0, 9));
    assertEquals("1 Example Street, 00000 Sandbox", Json.of(answer).get("address").get("formatted").asString());
  }

  /** OpenID Connect Core §5.3. */
  @Test
  void postIsAnsweredLikeGet() throws Exception {
    var answer = sandbox.post("/v1/userinfo", "", "Authorization", "Bearer " + token("openid"));

    assertEquals("{" + SUB + "}", answer.body());
  }

  @Test
  void withoutAValidTokenItIsTheUsual401() throws Exception {
    for (var answer : List.of(sandbox.get("/v1/userinfo"), sandbox.api("/v1/userinfo", "garbage"))) {
      assertEquals(401, answer.statusCode());
      assertEquals(
          "The request requires a valid access token set in the Authorization request header.",
          Json.text(answer, "message"));
    }
  }

  /** Not captured from Webex: RFC 6750 §3.1 has the status. */
  @Test
  void withoutOpenidItIs403() throws Exception {
    assertEquals(403, sandbox.api("/v1/userinfo", token("email")).statusCode());
  }

  private String token(String scopes) throws Exception {
    var request = without(sandbox.request(), "scope").with("scope", scopes);
    return Json.text(sandbox.token(sandbox.exchange(sandbox.code(request))), "access_token");
  }
}
