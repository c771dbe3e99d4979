package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.flow.FieldFault.Code;
import playground.oauth.Nonce;
import playground.oauth.Secret;

/** The form of step 1: what may be typed into each field, and which secret goes with which client id. */
class RequestFormTest {

  private static final URI WEBEX = URI.create("https://webexapis.com/v1");

  private final FlowDriver browser = FlowDriver.at(WEBEX);

  @Test
  void aNewBrowserFindsTheSettingsAndPkce() {
    var form = browser.form();

    assertEquals("client-1", form.clientId());
    assertEquals(FlowDriver.CLIENT, form.credentials());
    assertEquals("spark:rooms_read", form.scope());
    assertTrue(form.pkce());
    assertTrue(form.authentication().isBlank());
    assertEquals(Map.of(), form.faults());
  }

  @Test
  void withoutSettingsTheClientIdIsEmptyAndMissing() {
    var settings = browser.flows.settings();
    var none = FlowDriver.with(new FlowSettings(
        settings.server(), Optional.empty(), settings.scopes(), settings.timeout(), Optional.empty(), Optional.empty()));

    var form = none.form("scope", "spark:all");

    assertEquals(Code.CLIENT_ID_MISSING, form.faults().get("client_id").code());
    assertEquals(Optional.empty(), form.saved().credentials(), "and there is nothing to remember but the rest");
    assertEquals("spark:all", form.saved().scope());
  }

  @Test
  void aFieldThatWasNotPostedKeepsItsValue() {
    var before = browser.form("state", "st4te", "scope", "spark:all", "code_challenge_method", "none", "prompt", "login");
    var after = before.submitted(name -> Optional.empty(), browser.flows.settings());

    assertEquals(before, after);
  }

  @Test
  void spacesAroundWhatWasTypedDoNotCount() {
    var form = browser.form(
        "client_id", " another ", "client_secret", " s ", "scope", " a \t b ",
        "prompt", " login ", "login_hint", " x@y ", "max_age", " 5 ");

    assertEquals("another", form.clientId());
    assertEquals(Optional.of(new Secret("s")), form.credentials().clientSecret());
    assertEquals("a b", form.scope());
    assertEquals(new AuthenticationFields("login", "x@y", "5"), form.authentication());
    assertEquals(Map.of(), form.faults());
  }

  /** The state comes back as it was sent, so its spaces count (RFC 6749 §4.1.2). */
  @Test
  void theStateIsTakenAsItWasTyped() {
    assertEquals(" a ", browser.form("state", " a ").state());
  }

  /** C-12: the secret of the settings belongs to their client id, and to no other. */
  @Test
  void aSecretGoesWithItsOwnClientIdAlone() {
    assertEquals(Optional.empty(), browser.form("client_id", "another").credentials().clientSecret());
    assertEquals(FlowDriver.CLIENT.clientSecret(), browser.form("client_id", "client-1").credentials().clientSecret());
    assertEquals(
        Optional.of(new Secret("typ3d")), browser.form("client_secret", "typ3d").credentials().clientSecret(),
        "typed wins");
    assertEquals(
        FlowDriver.CLIENT.clientSecret(), browser.form("client_secret", " ").credentials().clientSecret(),
        "blank is not typed");
  }

  /** C-12: a secret that was typed with another client id is remembered with that one. */
  @Test
  void aTypedSecretIsRememberedWithItsClientId() {
    browser.flows.save(browser.open(), browser.form("client_id", "another", "client_secret", "typ3d").saved());

    assertEquals(Optional.of(new Secret("typ3d")), browser.form().credentials().clientSecret());
    assertEquals(Optional.of(new Secret("typ3d")), browser.form("client_id", "another").credentials().clientSecret());
    assertEquals(FlowDriver.CLIENT.clientSecret(), browser.form("client_id", "client-1").credentials().clientSecret());
    assertEquals(Optional.empty(), browser.form("client_id", "third").credentials().clientSecret());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "client_id  | ''             | CLIENT_ID_MISSING",
    "client_id  | two words      | CLIENT_ID_MALFORMED",
    "client_id  | ä              | CLIENT_ID_MALFORMED",
    "scope      | ''             | SCOPE_MISSING",
    "scope      | a,b            | SCOPE_WITH_COMMAS",
    "scope      | spark:ä        | SCOPE_MALFORMED",
    "state      | ''             | STATE_MALFORMED",
    "state      | ä              | STATE_MALFORMED",
    "prompt     | consent        | PROMPT_UNKNOWN",
    "max_age    | -1             | MAX_AGE_MALFORMED",
    "max_age    | soon           | MAX_AGE_MALFORMED",
    "max_age    | 1234567890     | MAX_AGE_MALFORMED"
  })
  void aFieldThatCannotBeSentIsNamedWithItsFault(String field, String typed, Code fault) {
    var faults = browser.form(field, typed).faults();

    assertEquals(Map.of(field, fault), codes(faults));
  }

  @Test
  void aMalformedScopeIsQuoted() {
    assertEquals("spark:ä", browser.form("scope", "spark:all spark:ä").faults().get("scope").value());
  }

  @Test
  void aControlCharacterIsNoLoginHint() {
    assertEquals(Map.of("login_hint", Code.LOGIN_HINT_MALFORMED), codes(browser.form("login_hint", "a\u0000b").faults()));
  }

  /** W-19: each field has its limit, in characters. */
  @ParameterizedTest
  @CsvSource({
    "client_id, 256, CLIENT_ID_TOO_LONG",
    "client_secret, 1024, CLIENT_SECRET_TOO_LONG",
    "scope, 4096, SCOPE_TOO_LONG",
    "state, 1024, STATE_MALFORMED",
    "login_hint, 254, LOGIN_HINT_MALFORMED",
    "max_age, 9, MAX_AGE_MALFORMED"
  })
  void aFieldMayBeAsLongAsItsLimit(String field, int limit, Code fault) {
    assertEquals(Map.of(), browser.form(field, "1".repeat(limit)).faults());
    assertEquals(Map.of(field, fault), codes(browser.form(field, "1".repeat(limit + 1)).faults()));
  }

  /** A URL that no server reads is not begun with: each character counts as it is encoded, challenge and nonce too. */
  @Test
  void allFieldsTogetherMayMakeAQueryOfSixKibibytes() {
    var most = "0".repeat(4096);
    var without = browser.form("scope", most, "state", "s")
        .request(Optional.of("c".repeat(43)), Optional.of(new Nonce("c".repeat(43)))).parameters().encodedForQuery();
    var room = 6 * 1024 - without.length() + 1;
    var encoded = "%".repeat(room / 3);
    var state = encoded + "s".repeat(room - 3 * encoded.length());

    assertEquals(Map.of(), browser.form("scope", most, "state", state).faults());
    assertEquals(Map.of("scope", Code.URL_TOO_LONG), codes(browser.form("scope", most, "state", state + "s").faults()));
  }

  @Test
  void theOtherFaultsComeFirst() {
    var faults = browser.form("scope", "1".repeat(4096), "client_id", "a b", "state", "%".repeat(1024)).faults();

    assertEquals(Map.of("client_id", Code.CLIENT_ID_MALFORMED), codes(faults));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "login", "select_account"})
  void everyPromptThatIsOfferedCanBeSent(String prompt) {
    var form = browser.form("prompt", prompt);

    assertEquals(Map.of(), form.faults());
    assertEquals(Optional.of(prompt).filter(p -> !p.isEmpty()), FlowDriver.parameter(browser.leave(form), "prompt"));
  }

  @Test
  void howThePersonIsToSignInIsSentAsTyped() {
    var url = browser.leave(browser.form("login_hint", "alex@example.com", "max_age", "300"));

    assertEquals(Optional.of("alex@example.com"), FlowDriver.parameter(url, "login_hint"));
    assertEquals(Optional.of("300"), FlowDriver.parameter(url, "max_age"));
    var form = browser.form();
    assertEquals(Optional.of(Duration.ofSeconds(300)), form.authentication().parameters(Optional.empty()).maxAge());
    assertFalse(form.authentication().isBlank());
  }

  @ParameterizedTest
  @CsvSource({"none, false", "S256, true"})
  void pkceIsOnUnlessItIsSwitchedOff(String method, boolean pkce) {
    assertEquals(pkce, browser.form("code_challenge_method", method).pkce());
  }

  /** A state that has been used is replaced, and the person is told. */
  @Test
  void aUsedStateIsReplacedByAFreshOne() {
    var used = browser.form("state", "used", "scope", "spark:all");

    var fresh = used.withFreshState(new SecureRandom());

    assertNotEquals("used", fresh.state());
    assertEquals(63, fresh.state().length());
    assertEquals(Map.of("state", Code.STATE_USED), codes(fresh.faults()));
    assertEquals("spark:all", fresh.scope());
  }

  @Test
  void anIdTokenIsRequestedWithOpenid() {
    assertTrue(browser.form("scope", "email openid").asksForIdentity());
    assertFalse(browser.form("scope", "email").asksForIdentity());
  }

  private static Map<String, Code> codes(Map<String, FieldFault> faults) {
    return faults.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().code()));
  }
}
