package playground.web.takealong;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.oauth.Scopes;
import playground.web.html.AuthorizationForm;
import playground.web.html.Setup;
import playground.webex.WebexEndpoints;

/** A playground without an integration has programs to hand out all the same. */
class SettingsTest {

  @Test
  void withoutAClientIdAPlaceholderStandsInTheProgram() {
    var webex = new WebexEndpoints(URI.create("https://webexapis.com/v1"));
    var setup = new Setup(webex, false, Optional.empty(), Scopes.parse("spark:all"), Optional.empty(), uri -> {});
    var callback = URI.create("http://localhost:8080/callback");
    var form = AuthorizationForm.blank(setup, Optional.empty(), callback, new SecureRandom());

    var program = Program.of(Language.PYTHON, Settings.of(form, webex.authorizationServer()));

    assertTrue(program.text().contains("CLIENT_ID = \"your-client-id\"\n"));
    assertTrue(program.text().contains("TOKEN_ENDPOINT = \"https://webexapis.com/v1/access_token\"\n"));
  }
}
