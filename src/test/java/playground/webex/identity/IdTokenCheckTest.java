package playground.webex.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static playground.testing.IdTokenForge.CLIENT_ID;
import static playground.testing.IdTokenForge.ISSUER;
import static playground.testing.IdTokenForge.KEY;
import static playground.testing.IdTokenForge.NONCE;
import static playground.testing.IdTokenForge.claims;
import static playground.testing.IdTokenForge.claimsWith;
import static playground.testing.IdTokenForge.claimsWithout;
import static playground.testing.IdTokenForge.raw;
import static playground.testing.IdTokenForge.signed;
import static playground.testing.IdTokenForge.withHeader;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Nonce;
import playground.oauth.Secret;
import playground.oauth.SigningAlgorithm;
import playground.testing.Examples;
import playground.testing.IdTokenForge;
import playground.text.CheckTexts;
import playground.text.NamedServer;
import playground.text.ServerKind;

/** OpenID Connect Core §3.1.3.7: each forged token fails by its own rule, and by no other. */
class IdTokenCheckTest {

  private static final Instant NOW = Examples.NOW;
  private static final ExpectedClaims EXPECTED =
      new ExpectedClaims(
          CLIENT_ID, List.of(ISSUER), Optional.of(new Nonce(NONCE)), Optional.empty(), NOW, Optional.empty());

  private final KeyLookup published = KeySet.parse(IdTokenForge.published(KEY.toPublicJWK())).orElseThrow()::find;

  @Test
  void aGoodTokenMeetsEveryRule() {
    var check = check(signed(claims()));

    assertTrue(check.isPassed());
    assertEquals(
        List.of(
            CheckRule.FORM, CheckRule.ALGORITHM, CheckRule.EXTENSIONS, CheckRule.SIGNATURE, CheckRule.ISSUER,
            CheckRule.AUDIENCE, CheckRule.EXPIRY, CheckRule.ISSUE_TIME, CheckRule.NONCE, CheckRule.SUBJECT),
        check.results().stream()
            .filter(result -> result.verdict() == CheckResult.Verdict.PASSED)
            .map(CheckResult::rule)
            .toList());
    assertEquals(claims().keySet(), check.claims().keySet());
  }

  /** C-16: what the header says of the signature is compared, never followed (RFC 8725 §3.1). */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"alg\":\"none\"}                  | The token isn't signed (none)",
      "{\"alg\":\"NONE\"}                  | The token isn't signed (none)",
      "{\"alg\":\"HS256\"}                 | The token is signed with a shared secret",
      "{\"alg\":\"ES256\"}                 | but webex.id-token-algorithms allows RS256 only",
      "{\"alg\":\"rs256\"}                 | but webex.id-token-algorithms allows RS256 only",
      "{\"alg\":7}                         | but webex.id-token-algorithms allows RS256 only",
      "{}                                  | but webex.id-token-algorithms allows RS256 only"
  })
  void anotherAlgorithmThanRs256IsRefused(String header, String words) {
    var check = check(withHeader(header));

    assertFailsBy(check, CheckRule.ALGORITHM);
    assertTrue(words(check, CheckRule.ALGORITHM).contains(words), words(check, CheckRule.ALGORITHM));
  }

  /** C-16: RS256 turned into HS256, with the public key as the shared secret. */
  @Test
  void aTokenSignedWithThePublicKeyAsASharedSecretIsRefused() {
    assertFailsBy(check(IdTokenForge.signedWithThePublicKeyAsSecret()), CheckRule.ALGORITHM);
  }

  /** C-16: RFC 7515 §4.1.11. */
  @Test
  void anExtensionThatNobodyKnowsIsRefusedAlthoughTheSignatureIsGood() {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").criticalParams(Set.of("x")).customParam("x", 1).build();

    assertFailsBy(check(signed(header, claims(), KEY)), CheckRule.EXTENSIONS);
  }

  /** C-16: CVE-2026-29000, an unsigned token wrapped into an encrypted one; huge p2c, CVE-2023-52428. */
  @ParameterizedTest
  @ValueSource(strings = {
      "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}",
      "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128CBC-HS256\",\"p2c\":2147483647,\"p2s\":\"c2FsdHNhbHQ\"}"
  })
  void anEncryptedTokenIsRefusedUnread(String header) {
    var check = check(new Secret(raw(header, "k", "iv").reveal() + ".ciphertext.tag"));

    assertFailsBy(check, CheckRule.FORM);
    assertTrue(words(check, CheckRule.FORM).contains("encrypted (JWE)"));
    assertEquals(Map.of(), check.claims());
  }

  /** C-16: CVE-2025-53864, JSON nested so deep that a parser runs out of stack. */
  @Test
  void deepJsonIsRefusedAtOnce() {
    var deep = "{\"a\":".repeat(3000) + "1" + "}".repeat(3000);

    assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
      assertFailsBy(check(raw(deep, "{}", "c2ln")), CheckRule.FORM);
      assertFailsBy(check(raw("{\"alg\":\"RS256\"}", "[".repeat(20_000), "c2ln")), CheckRule.FORM);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d", "e30.e30", "e30.W10.x", "é.é.é"})
  void whatIsNoTokenIsRefused(String text) {
    assertFailsBy(check(new Secret(text)), CheckRule.FORM);
  }

  /** RFC 7515 §4, RFC 7519 §4: a name twice, anything but one object, or half of one. */
  @ParameterizedTest
  @ValueSource(strings = {
      "{\"alg\":\"RS256\",\"alg\":\"none\"}", "[[\"alg\",\"RS256\"]]", "{\"alg\":\"RS256\"} {}",
      "{\"alg\":", "\"RS256\"", "null", "\u0000"
  })
  void aHeaderOrClaimsThatAreNoObjectAreMalformed(String garbage) {
    assertFailsBy(check(raw(garbage, "{}", "c2ln")), CheckRule.FORM);
    assertFailsBy(check(raw("{\"alg\":\"RS256\"}", garbage, "c2ln")), CheckRule.FORM);
  }

  /** Each rule reports its own: one claim of a wrong type does not hide the others' results. */
  @ParameterizedTest
  @CsvSource({"iss, ISSUER", "aud, AUDIENCE", "azp, AUTHORIZED_PARTY", "iat, ISSUE_TIME", "sub, SUBJECT"})
  void aClaimOfAWrongTypeFailsItsOwnRuleOnly(String claim, CheckRule rule) {
    assertFailsBy(check(signed(claimsWith(claim, Map.of("a", 1)))), rule);
  }

  /** RFC 7515 §4: a header parameter of a wrong type is not passed over, nor is an empty signature. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"alg\":\"RS256\",\"kid\":7}              | c2ln",
      "{\"alg\":\"RS256\",\"jwk\":\"x\"}            | c2ln",
      "{\"alg\":\"RS256\",\"kid\":\"key-1\"}        | ''"
  })
  void aHeaderOrSignatureAgainstTheRulesFailsTheSignature(String header, String signature) {
    assertFailsBy(check(raw(header, new Payload(claims()).toString(), signature)), CheckRule.SIGNATURE);
  }

  /** C-16: as attackers send it, without a signature. */
  @Test
  void anUnsignedTokenWithoutASignatureIsRefusedByItsAlgorithm() {
    var check = check(raw("{\"alg\":\"none\"}", new Payload(claims()).toString(), ""));

    assertFailsBy(check, CheckRule.ALGORITHM);
    assertTrue(words(check, CheckRule.ALGORITHM).contains("The token isn't signed (none)"));
  }

  /** Longer than any claims need. */
  @Test
  void anEndlessTokenIsRefusedUnread() {
    assertFailsBy(check(signed(claimsWith("x", "x".repeat(40_000)))), CheckRule.FORM);
  }

  /** C-16: the signature is checked, with the key that the header names. */
  @Test
  void aTokenOfAnUnknownKeyIsRefused() {
    var check = check(signed(claims(), IdTokenForge.ANOTHER_KEY));

    assertFailsBy(check, CheckRule.SIGNATURE);
    assertTrue(words(check, CheckRule.SIGNATURE).contains("No published key has the ID “key-2”"));
  }

  @Test
  void aTokenThatNamesAPublishedKeyButWasMadeWithAnotherIsRefused() {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build();

    assertFailsBy(check(signed(header, claims(), IdTokenForge.ANOTHER_KEY)), CheckRule.SIGNATURE);
  }

  @Test
  void aChangedClaimBreaksTheSignature() {
    var parts = signed(claims()).reveal().split("\\.");
    var others = signed(claimsWith("email", "alex@example.com")).reveal().split("\\.");

    assertFailsBy(check(new Secret(parts[0] + "." + others[1] + "." + parts[2])), CheckRule.SIGNATURE);
  }

  @Test
  void aKeyInTheHeaderIsNotBelieved() {
    var own = IdTokenForge.ANOTHER_KEY.toPublicJWK();
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").jwk(own).build();

    assertFailsBy(check(signed(header, claims(), IdTokenForge.ANOTHER_KEY)), CheckRule.SIGNATURE);
  }

  /** OpenID Connect Core §10.1: without a name the only key there is serves; of several, none does. */
  @Test
  void aTokenThatNamesNoKeyIsCheckedWithTheOnlyOne() {
    var token = signed(new JWSHeader.Builder(JWSAlgorithm.RS256).build(), claims(), KEY);
    KeyLookup two = KeySet.parse(IdTokenForge.published(KEY, IdTokenForge.ANOTHER_KEY)).orElseThrow()::find;

    assertTrue(check(token).isPassed());
    assertFailsBy(IdTokenCheck.of(token, SigningAlgorithm.DEFAULT, EXPECTED, two, NOW), CheckRule.SIGNATURE);
  }

  /** C-17, rule 2, and contract §5 case 17: the issuer of another region, told by what to do. */
  @ParameterizedTest
  @ValueSource(strings = {
      "https://idbroker-b-us.webex.com/idb", "https://idbroker.webex.com/idb/", "https://IDBROKER.webex.com/idb",
      "https://idbroker.webex.com.example.com/idb", ""
  })
  void anIssuerThatIsNotOnTheListIsRefused(String issuer) {
    var check = check(signed(claimsWith("iss", issuer)));

    assertFailsBy(check, CheckRule.ISSUER);
    assertTrue(words(check, CheckRule.ISSUER).contains("add it to webex.issuers"));
  }

  /** C-17, rule 3. */
  @Test
  void anAudienceOtherThanThisIntegrationAloneIsRefused() {
    assertFailsBy(check(signed(claimsWith("aud", "client-2"))), CheckRule.AUDIENCE);
    assertFailsBy(check(signed(claimsWith("aud", List.of("client-1", "client-2")))), CheckRule.AUDIENCE);
    assertFailsBy(check(signed(claimsWithout("aud"))), CheckRule.AUDIENCE);
    assertTrue(check(signed(claimsWith("aud", List.of("client-1")))).isPassed());
  }

  /** C-17, rules 4 and 5. */
  @Test
  void anAuthorizedPartyIsThisIntegrationOrNobody() {
    assertFailsBy(check(signed(claimsWith("azp", "client-2"))), CheckRule.AUTHORIZED_PARTY);
    assertTrue(check(signed(claimsWith("azp", "client-1"))).isPassed());
  }

  /** C-17, rule 9: to the second, with a minute of skew. */
  @Test
  void aTokenEndsOneMinuteAfterItsExpiry() {
    var now = NOW.getEpochSecond();

    assertTrue(check(signed(claimsWith("exp", now - 59))).isPassed());
    assertFailsBy(check(signed(claimsWith("exp", now - 60))), CheckRule.EXPIRY);
    assertFailsBy(check(signed(claimsWithout("exp"))), CheckRule.EXPIRY);
    assertFailsBy(check(signed(claimsWith("exp", "soon"))), CheckRule.EXPIRY);
    assertFailsBy(check(signed(claimsWith("exp", Long.MAX_VALUE))), CheckRule.EXPIRY);
  }

  /** C-17, rule 10. */
  @Test
  void aTokenFromMoreThanAMinuteAheadIsRefused() {
    var now = NOW.getEpochSecond();

    assertTrue(check(signed(claimsWith("iat", now + 60))).isPassed());
    assertFailsBy(check(signed(claimsWith("iat", now + 61))), CheckRule.ISSUE_TIME);
    assertFailsBy(check(signed(claimsWithout("iat"))), CheckRule.ISSUE_TIME);
  }

  /** C-17, rule 11. */
  @Test
  void theNonceIsTheOneThatWasSent() {
    assertFailsBy(check(signed(claimsWith("nonce", "another"))), CheckRule.NONCE);
    assertFailsBy(check(signed(claimsWithout("nonce"))), CheckRule.NONCE);
    assertFailsBy(check(signed(claimsWith("nonce", 7))), CheckRule.NONCE);
  }

  /** C-17. */
  @Test
  void somebodyIsNamed() {
    assertFailsBy(check(signed(claimsWithout("sub"))), CheckRule.SUBJECT);
    assertFailsBy(check(signed(claimsWith("sub", " "))), CheckRule.SUBJECT);
    assertFailsBy(check(signed(claimsWith("sub", "s".repeat(256)))), CheckRule.SUBJECT);
  }

  /** C-17, rule 13: counted from when the browser left, not from when the token is looked at. */
  @Test
  void withAGreatestAgeThePersonHasSignedInRecently() {
    var now = NOW.getEpochSecond();
    var hour = new ExpectedClaims(
        CLIENT_ID, List.of(ISSUER), Optional.of(new Nonce(NONCE)), Optional.of(Duration.ofHours(1)), NOW, Optional.empty());

    assertTrue(checked(signed(claimsWith("auth_time", now - 3660)), hour, NOW.plusSeconds(600)).isPassed());
    var tooOld = signed(claimsWith("auth_time", now - 3661));
    assertFailsBy(checked(tooOld, hour, NOW), CheckRule.SIGN_IN_TIME);
    assertFailsBy(checked(signed(claimsWithout("auth_time")), hour, NOW), CheckRule.SIGN_IN_TIME);
  }

  /** C-21: OpenID Connect Core §12.2. */
  @Test
  void afterARefreshItIsTheSamePersonAtTheSameIssuerForTheSameAudience() {
    assertTrue(refreshed(claimsWithout("nonce")).isPassed());
    assertFailsBy(refreshed(claimsWith("sub", "somebody-else")), CheckRule.SAME_PERSON);
    assertFailsBy(refreshed(claimsWith("nonce", "another")), CheckRule.NONCE);
  }

  private IdTokenCheck refreshed(Map<String, Object> claims) {
    var expected = new ExpectedClaims(
        CLIENT_ID, List.of(ISSUER), Optional.of(new Nonce(NONCE)), Optional.empty(), NOW, Optional.of(signed(claims())));
    return checked(signed(claims), expected, NOW);
  }

  private IdTokenCheck check(Secret token) {
    return checked(token, EXPECTED, NOW);
  }

  private IdTokenCheck checked(Secret token, ExpectedClaims expected, Instant now) {
    return IdTokenCheck.of(token, SigningAlgorithm.DEFAULT, expected, published, now);
  }

  private static void assertFailsBy(IdTokenCheck check, CheckRule rule) {
    assertFalse(check.isPassed());
    assertEquals(List.of(rule), check.results().stream().filter(CheckResult::isFailed).map(CheckResult::rule).toList());
  }

  private static String words(IdTokenCheck check, CheckRule rule) {
    var result = check.results().stream().filter(r -> r.rule() == rule).findFirst().orElseThrow();
    return CheckTexts.sentence(result, new NamedServer(ServerKind.WEBEX, "login.example.com"));
  }
}
