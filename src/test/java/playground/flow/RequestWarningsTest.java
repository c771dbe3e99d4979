package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.flow.RequestWarning.Code;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientAuthentication;
import playground.oauth.Scopes;
import playground.webex.WebexEndpoints;

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

  /** Nothing is said of this machine's own name while nothing else is known to be registered. */
  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080/callback", "http://LOCALHOST/callback"})
  void aRedirectUriOnThisMachineHasNoWarningByItself(URI redirectUri) {
    assertEquals(List.of(), RequestWarnings.of(form(Map.of(), redirectUri), settings(WEBEX), List.of()));
  }

  /** Webex compares character by character: localhost is what the playground prints at its start. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::1]"})
  void anotherNameOfThisMachineIsNamedUntilACallbackHasComeToIt(String host) {
    var own = URI.create("http://" + host + ":8080/callback");
    var form = form(Map.of(), own);
    var other = URI.create("http://localhost:8080/callback");

    assertEquals(
        List.of(new RequestWarning("redirect_uri", Code.NOT_LOCALHOST, List.of(host))),
        RequestWarnings.of(form, settings(WEBEX), List.of()));
    assertEquals(
        List.of(new RequestWarning("redirect_uri", Code.OTHER_LOOPBACK_NAME, List.of(host, other.toString()))),
        RequestWarnings.of(form, settings(WEBEX), List.of(other)));
    assertEquals(List.of(), RequestWarnings.of(form, settings(WEBEX), List.of(other, own)));
  }

  /** C-11: a Redirect URI that was edited leads elsewhere, whatever it is; nothing else is said of it. */
  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080/callback/", "http://app.example/callback", "kitchensink:response"})
  void anEditedRedirectUriIsNamed(String typed) {
    var form = form(Map.of("redirect_uri", typed), PUBLIC);

    assertEquals(
        List.of(new RequestWarning("redirect_uri", Code.REDIRECT_URI_EDITED, List.of(PUBLIC.toString()))),
        RequestWarnings.of(form, settings(WEBEX), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://app.example/callback", "http:///callback"})
  void aPlainRedirectUriElsewhereCarriesTheCodeInTheOpen(URI redirectUri) {
    assertEquals(
        List.of(new RequestWarning("redirect_uri", Code.PLAIN_HTTP_REDIRECT_URI, List.of())),
        RequestWarnings.of(form(Map.of(), redirectUri), settings(WEBEX), List.of()));
  }

  /** The sandbox beside the playground knows what is registered, and by itself registers each name of this machine. */
  @Test
  void besideTheSandboxTheRegisteredScopesAreKnown() {
    var beside = FlowDriver.settings(
        WebexEndpoints.at(URI.create("http://localhost:8081/v1")),
        Optional.of(new FakeSandbox(Scopes.parse("spark:rooms_read"))));
    var form = form(
        Map.of("scope", "spark:rooms_read spark:teams_read openid spark:kms"), URI.create("http://127.0.0.1:8080/callback"));

    assertEquals(
        List.of(new RequestWarning("scope", Code.SCOPE_NOT_REGISTERED, List.of("spark:teams_read"))),
        RequestWarnings.of(form, beside, List.of(URI.create("http://localhost:8080/callback"))));
  }

  /** A client that authenticates with no secret needs none, and it does not matter what it looks like. */
  @Test
  void ofAPublicClientNoSecretIsDemanded() {
    var server = WebexEndpoints.at(WEBEX).authenticatedBy(Optional.of(ClientAuthentication.NONE));
    var form = form(Map.of("client_secret", "not of Webex"), PUBLIC);

    assertEquals(List.of(), RequestWarnings.of(form, FlowDriver.settings(server, Optional.empty()), List.of()));
  }

  /** Another server has other scopes and other ids. */
  @Test
  void ofAServerThatIsNotWebexOnlyTheRedirectUriIsLookedAt() {
    var endpoint = URI.create("https://login.example/oauth/token");
    var other = new AuthorizationServer(endpoint, endpoint, URI.create("https://api.example"));
    var form = form(Map.of("client_id", "x", "client_secret", "y", "scope", "read"), PUBLIC);

    assertEquals(List.of(), RequestWarnings.of(form, FlowDriver.settings(other, Optional.empty()), List.of()));
  }

  /** What may be right is shown; what hardly ever is, is asked about. */
  @Test
  void onlyWhatIsProbablyAMistakeIsAskedAbout() {
    var asked = Stream.of(Code.values()).filter(code -> new RequestWarning("scope", code, List.of()).isAsked()).toList();

    assertEquals(
        List.of(
            Code.CLIENT_ID_IS_SECRET, Code.SECRET_IS_CLIENT_ID, Code.SCOPE_UNKNOWN, Code.SCOPE_NOT_REGISTERED,
            Code.SCOPE_COVERED_BY_ALL, Code.KMS_SCOPE_MISSING, Code.REDIRECT_URI_EDITED, Code.OTHER_LOOPBACK_NAME),
        asked);
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
    return RequestWarnings.of(form(changed, PUBLIC), settings(WEBEX), List.of());
  }

  private static List<RequestWarning> warnings(RequestForm form, URI baseUrl) {
    return RequestWarnings.of(form, settings(baseUrl), List.of()).stream()
        .filter(warning -> !warning.field().equals("redirect_uri")).toList();
  }

  private static FlowSettings settings(URI baseUrl) {
    return FlowDriver.settings(WebexEndpoints.at(baseUrl), Optional.empty());
  }

  /** A form that Webex would take, apart from these fields. */
  private RequestForm form(Map<String, String> changed, URI redirectUri) {
    var typed = new LinkedHashMap<>(Map.of("client_id", "C" + HEX, "client_secret", HEX, "scope", "spark:rooms_read"));
    typed.putAll(changed);
    return browser.flows.form(Optional.empty(), redirectUri)
        .submitted(name -> Optional.ofNullable(typed.get(name)), browser.flows.settings());
  }
}
