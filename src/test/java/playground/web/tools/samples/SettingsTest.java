package playground.web.tools.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.flow.FlowSettings;
import playground.flow.RequestForm;
import playground.oauth.AuthorizationServer;
import playground.oauth.Scopes;
import playground.webex.WebexEndpoints;

/** A playground without an integration has programs to hand out all the same. */
class SettingsTest {

  private final AuthorizationServer webex = WebexEndpoints.at(URI.create("https://webexapis.com/v1"));

  @Test
  void withoutAClientIdAPlaceholderStandsInTheProgram() {
    var program = Program.of(Language.PYTHON, settings("http://localhost:8080/callback"));

    assertFalse(settings("http://localhost:8080/callback").hasClientId());
    assertTrue(program.text().contains("CLIENT_ID = \"your-client-id\"\n"));
    assertTrue(program.text().contains("TOKEN_ENDPOINT = \"https://webexapis.com/v1/access_token\"\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/callback,   true",
    "http://127.0.0.1/callback,        true",
    "https://localhost:8443/callback,  false",
    "https://play.example.com/callback, false",
    "http://play.example.com/callback, false"
  })
  void aProgramCanOnlyListenAtThisMachineAndWithoutTls(String redirectUri, boolean can) {
    assertEquals(can, settings(redirectUri).isListenable());
  }

  /** The playground listens at its own port, so a program listens at another: the same each time, to be registered once. */
  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/callback,    https://webexapis.com/v1, http://127.0.0.1:8090/callback",
    "http://127.0.0.1:9000/callback,    https://webexapis.com/v1, http://127.0.0.1:9010/callback",
    "http://localhost:8071/callback,    http://localhost:8081/v1, http://127.0.0.1:8091/callback",
    "http://localhost:65530/callback,   https://webexapis.com/v1, http://127.0.0.1:8090/callback",
    "http://localhost/callback,         https://webexapis.com/v1, http://127.0.0.1:8090/callback",
    "https://play.example.com/callback, https://webexapis.com/v1, http://127.0.0.1:8090/callback"
  })
  void aProgramListensBesideThePlayground(URI playground, URI server, URI program) {
    assertEquals(program, Settings.beside(playground, server));
  }

  private Settings settings(String redirectUri) {
    var settings = new FlowSettings(
        webex, Optional.empty(), Scopes.parse("spark:all"), Duration.ofSeconds(10), Optional.empty(), Optional.empty());
    var form = RequestForm.initial(settings, Optional.empty(), URI.create(redirectUri), new SecureRandom());
    return Settings.of(form, URI.create("http://localhost:8080/the-playground"), webex);
  }
}
