package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.flow.RequestWarning.Code;

/** What is known to go wrong is said before the browser leaves; nothing of it is forbidden. */
class RequestWarningsTest {

  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final URI WEBEX = URI.create("https://webexapis.com/v1");
  private static final URI PUBLIC = URI.create("https://app.example/callback");

  private final FlowDriver browser = FlowDriver.at(WEBEX);

  @Test
  void aRequestAsWebexExpectsItHasNoWarning() {
    assertEquals(List.of(), warnings(Map.of()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "client_id     | ID     | client_id     | CLIENT_ID_FORMAT",
    "client_id     | SECRET | client_id     | CLIENT_ID_IS_SECRET",
    "client_secret | short  | client_secret | SECRET_FORMAT",
    "client_secret | CLIENT | client_secret | SECRET_IS_CLIENT_ID"
  })
  void idAndSecretAreToldApartByTheirFormat(String field, String typed, String about, Code code) {
    var values = Map.of("ID", "an-id", "SECRET", HEX, "CLIENT", "C" + HEX, "short", "short");

    assertEquals(List.of(new RequestWarning(about, code, List.of())), warnings(Map.of(field, values.get(typed))));
  }

  @Test
  void aMissingSecretIsNamedNowAndNotAtTheExchange() {
    var form = browser.form("client_id", "C" + HEX);

    assertEquals(List.of(new RequestWarning("client_secret", Code.SECRET_MISSING, List.of())), warnings(form, WEBEX));
  }

  @Test
  void anEmptyClientIdHasAFaultAndNoWarningBesides() {
    assertEquals(List.of(), warnings(Map.of("client_id", "")));
  }

  /** The nearest scope that exists is named, if one is near. */
  @Test
  void aScopeThatNobodyKnowsIsNamedWithTheNearest() {
    assertEquals(
        List.of(new RequestWarning("scope", Code.SCOPE_UNKNOWN, List.of("spark:room_read", "spark:rooms_read"))),
        scopes("spark:room_read"));
    assertEquals(List.of(new RequestWarning("scope", Code.SCOPE_UNKNOWN, List.of("xyzzy"))), scopes("xyzzy"));
  }

  @Test
  void scopesOfAdministratorsAreNamed() {
    assertEquals(
        List.of(new RequestWarning("scope", Code.SCOPE_FOR_ADMINISTRATORS, List.of("spark-admin:people_read"))),
        scopes("spark-admin:people_read"));
  }

  /** Beside spark:all a scope that it covers is one too many, and one that it does not cover is easily forgotten. */
  @Test
  void besideAllEachOtherScopeIsLookedAt() {
    assertEquals(List.of(), scopes("spark:all"));
    assertEquals(List.of(), scopes("spark:all spark:kms openid email"));
    assertEquals(
        List.of(new RequestWarning("scope", Code.SCOPE_COVERED_BY_ALL, List.of("spark:rooms_read"))),
        scopes("spark:all spark:rooms_read spark:people_read"), "once");
    assertEquals(
        List.of(new RequestWarning("scope", Code.SCOPE_NOT_COVERED_BY_ALL, List.of("meeting:schedules_read"))),
        scopes("spark:all openid meeting:schedules_read"));
    assertEquals(List.of(), scopes("spark:rooms_read meeting:schedules_read"), "without it neither is a matter");
  }

  /** Messages are encrypted; without the other scope their text stays unreadable. */
  @Test
  void whoReadsMessagesNeedsTheKeysToo() {
    assertEquals(
        List.of(new RequestWarning("scope", Code.KMS_SCOPE_MISSING, List.of("spark:kms"))), scopes("spark:messages_read"));
    assertEquals(List.of(), scopes("spark:messages_read spark:kms"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/callback, localhost", "https://127.0.0.1/callback, 127.0.0.1", "http://LOCALHOST/, localhost"
  })
  void aRedirectUriOnThisMachineWorksOnThisMachineAlone(URI redirectUri, String host) {
    assertEquals(
        List.of(new RequestWarning("redirect_uri", Code.LOOPBACK_REDIRECT_URI, List.of(host))),
        RequestWarnings.of(form(Map.of(), redirectUri), WEBEX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://app.example/callback", "http:///callback"})
  void aPlainRedirectUriElsewhereCarriesTheCodeInTheOpen(URI redirectUri) {
    assertEquals(
        List.of(new RequestWarning("redirect_uri", Code.PLAIN_HTTP_REDIRECT_URI, List.of())),
        RequestWarnings.of(form(Map.of(), redirectUri), WEBEX));
  }

  @ParameterizedTest
  @CsvSource({
    "https://webexapis.com, base_url BASE_URL_WITHOUT_VERSION []",
    "https://api.ciscospark.com/v1, base_url BASE_URL_OUTDATED [api.ciscospark.com]",
    "https://api-usgov.webex.com/v1, base_url BASE_URL_FEDRAMP []"
  })
  void aBaseUrlThatIsNotThatOfWebexTodayIsNamed(URI baseUrl, String warning) {
    var said = warnings(form(Map.of(), PUBLIC), baseUrl).get(0);

    assertEquals(warning, said.field() + " " + said.code() + " " + said.values());
  }

  private List<RequestWarning> scopes(String scope) {
    return warnings(Map.of("scope", scope));
  }

  private List<RequestWarning> warnings(Map<String, String> changed) {
    return RequestWarnings.of(form(changed, PUBLIC), WEBEX);
  }

  private static List<RequestWarning> warnings(RequestForm form, URI baseUrl) {
    return RequestWarnings.of(form, baseUrl).stream().filter(warning -> !warning.field().equals("redirect_uri")).toList();
  }

  /** A form that Webex would take, apart from these fields. */
  private RequestForm form(Map<String, String> changed, URI redirectUri) {
    var typed = new LinkedHashMap<>(Map.of("client_id", "C" + HEX, "client_secret", HEX, "scope", "spark:rooms_read"));
    typed.putAll(changed);
    return browser.flows.form(Optional.empty(), redirectUri)
        .submitted(name -> Optional.ofNullable(typed.get(name)), browser.flows.settings());
  }
}
