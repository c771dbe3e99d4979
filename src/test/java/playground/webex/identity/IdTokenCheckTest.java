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
import playground.testing.Examples;
import playground.testing.IdTokenForge;

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
            "Form", "Algorithm", "Extensions", "Signature", "Issuer", "Audience", "Expiry", "Issue time", "Nonce",
            "Subject"),
        check.outcomes().stream()
            .filter(outcome -> outcome.verdict() == CheckResult.Verdict.PASSED)
            .map(CheckResult::rule)
            .toList());
    assertEquals(claims().keySet(), check.claims().keySet());
  }

  /** C-16: what the header says of the signature is compared, never followed (RFC 8725 §3.1). */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"alg\":\"none\"}                  | It is not signed at all (none)",
      "{\"alg\":\"NONE\"}                  | It is not signed at all (none)",
      "{\"alg\":\"HS256\"}                 | It is signed with a shared secret",
      "{\"alg\":\"ES256\"}                 | RS256 alone is allowed",
      "{\"alg\":\"rs256\"}                 | RS256 alone is allowed",
      "{\"alg\":7}                         | RS256 alone is allowed",
      "{}                                  | RS256 alone is allowed"
  })
  void anotherAlgorithmThanRs256IsRefused(String header, String words) {
    var check = check(withHeader(header));

    assertFailsBy(check, "Algorithm");
    assertTrue(outcome(check, "Algorithm").words().contains(words), outcome(check, "Algorithm").words());
  }

  /** C-16: RS256 turned into HS256, with the public key as the shared secret. */
  @Test
  void aTokenSignedWithThePublicKeyAsASharedSecretIsRefused() {
    assertFailsBy(check(IdTokenForge.signedWithThePublicKeyAsSecret()), "Algorithm");
  }

  /** C-16: RFC 7515 §4.1.11. */
  @Test
  void anExtensionThatNobodyKnowsIsRefusedAlthoughTheSignatureIsGood() {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").criticalParams(Set.of("x")).customParam("x", 1).build();

    assertFailsBy(check(signed(header, claims(), KEY)), "Extensions");
  }

  /** C-16: CVE-2026-29000, an unsigned token wrapped into an encrypted one; huge p2c, CVE-2023-52428. */
  @ParameterizedTest
  @ValueSource(strings = {
      "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}",
      "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128CBC-HS256\",\"p2c\":2147483647,\"p2s\":\"c2FsdHNhbHQ\"}"
  })
  void anEncryptedTokenIsRefusedUnread(String header) {
    var check = check(new Secret(raw(header, "k", "iv").reveal() + ".ciphertext.tag"));

    assertFailsBy(check, "Form");
    assertTrue(outcome(check, "Form").words().contains("encrypted (JWE)"));
    assertEquals(Map.of(), check.claims());
  }

  /** C-16: CVE-2025-53864, JSON nested so deep that a parser runs out of stack. */
  @Test
  void deepJsonIsRefusedAtOnce() {
    var deep = "{\"a\":".repeat(3000) + "1" + "}".repeat(3000);

    assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
      assertFailsBy(check(raw(deep, "{}", "c2ln")), "Form");
      assertFailsBy(check(raw("{\"alg\":\"RS256\"}", "[".repeat(20_000), "c2ln")), "Form");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d", "e30.e30", "e30.W10.x", "é.é.é"})
  void whatIsNoTokenIsRefused(String text) {
    assertFailsBy(check(new Secret(text)), "Form");
  }

  /** Longer than any claims need. */
  @Test
  void anEndlessTokenIsRefusedUnread() {
    assertFailsBy(check(signed(claimsWith("x", "x".repeat(40_000)))), "Form");
  }

  /** C-16: the signature is checked, with the key that the header names. */
  @Test
  void aTokenOfAnUnknownKeyIsRefused() {
    var check = check(signed(claims(), IdTokenForge.ANOTHER_KEY));

    assertFailsBy(check, "Signature");
    assertTrue(outcome(check, "Signature").words().contains("No published key is called “key-2”"));
  }

  @Test
  void aTokenThatNamesAPublishedKeyButWasMadeWithAnotherIsRefused() {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build();

    assertFailsBy(check(signed(header, claims(), IdTokenForge.ANOTHER_KEY)), "Signature");
  }

  @Test
  void aChangedClaimBreaksTheSignature() {
    var parts = signed(claims()).reveal().split("\\.");
    var others = signed(claimsWith("email", "alex@example.com")).reveal().split("\\.");

    assertFailsBy(check(new Secret(parts[0] + "." + others[1] + "." + parts[2])), "Signature");
  }

  @Test
  void aKeyInTheHeaderIsNotBelieved() {
    var own = IdTokenForge.ANOTHER_KEY.toPublicJWK();
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").jwk(own).build();

    assertFailsBy(check(signed(header, claims(), IdTokenForge.ANOTHER_KEY)), "Signature");
  }

  /** OpenID Connect Core §10.1: without a name the only key there is serves; of several, none does. */
  @Test
  void aTokenThatNamesNoKeyIsCheckedWithTheOnlyOne() {
    var token = signed(new JWSHeader.Builder(JWSAlgorithm.RS256).build(), claims(), KEY);
    KeyLookup two = KeySet.parse(IdTokenForge.published(KEY, IdTokenForge.ANOTHER_KEY)).orElseThrow()::find;

    assertTrue(check(token).isPassed());
    assertFailsBy(IdTokenCheck.of(token, EXPECTED, two, NOW), "Signature");
  }

  /** C-17, rule 2, and contract §5 case 17: the issuer of another region, told by what to do. */
  @ParameterizedTest
  @ValueSource(strings = {
      "https://idbroker-b-us.webex.com/idb", "https://idbroker.webex.com/idb/", "https://IDBROKER.webex.com/idb",
      "https://idbroker.webex.com.example.com/idb", ""
  })
  void anIssuerThatIsNotOnTheListIsRefused(String issuer) {
    var check = check(signed(claimsWith("iss", issuer)));

    assertFailsBy(check, "Issuer");
    assertTrue(outcome(check, "Issuer").words().contains("add it to webex.issuers"));
  }

  /** C-17, rule 3. */
  @Test
  void anAudienceOtherThanThisIntegrationAloneIsRefused() {
    assertFailsBy(check(signed(claimsWith("aud", "client-2"))), "Audience");
    assertFailsBy(check(signed(claimsWith("aud", List.of("client-1", "client-2")))), "Audience");
    assertFailsBy(check(signed(claimsWithout("aud"))), "Audience");
    assertTrue(check(signed(claimsWith("aud", List.of("client-1")))).isPassed());
  }

  /** C-17, rules 4 and 5. */
  @Test
  void anAuthorizedPartyIsThisIntegrationOrNobody() {
    assertFailsBy(check(signed(claimsWith("azp", "client-2"))), "Authorized party");
    assertTrue(check(signed(claimsWith("azp", "client-1"))).isPassed());
  }

  /** C-17, rule 9: to the second, with a minute of skew. */
  @Test
  void aTokenEndsOneMinuteAfterItsExpiry() {
    var now = NOW.getEpochSecond();

    assertTrue(check(signed(claimsWith("exp", now - 59))).isPassed());
    assertFailsBy(check(signed(claimsWith("exp", now - 60))), "Expiry");
    assertFailsBy(check(signed(claimsWithout("exp"))), "Expiry");
    assertFailsBy(check(signed(claimsWith("exp", "soon"))), "Expiry");
    assertFailsBy(check(signed(claimsWith("exp", Long.MAX_VALUE))), "Expiry");
  }

  /** C-17, rule 10. */
  @Test
  void aTokenFromMoreThanAMinuteAheadIsRefused() {
    var now = NOW.getEpochSecond();

    assertTrue(check(signed(claimsWith("iat", now + 60))).isPassed());
    assertFailsBy(check(signed(claimsWith("iat", now + 61))), "Issue time");
    assertFailsBy(check(signed(claimsWithout("iat"))), "Issue time");
  }

  /** C-17, rule 11. */
  @Test
  void theNonceIsTheOneThatWasSent() {
    assertFailsBy(check(signed(claimsWith("nonce", "another"))), "Nonce");
    assertFailsBy(check(signed(claimsWithout("nonce"))), "Nonce");
    assertFailsBy(check(signed(claimsWith("nonce", 7))), "Nonce");
  }

  /** C-17. */
  @Test
  void somebodyIsNamed() {
    assertFailsBy(check(signed(claimsWithout("sub"))), "Subject");
    assertFailsBy(check(signed(claimsWith("sub", " "))), "Subject");
    assertFailsBy(check(signed(claimsWith("sub", "s".repeat(256)))), "Subject");
  }

  /** C-17, rule 13: counted from when the browser left, not from when the token is looked at. */
  @Test
  void withAGreatestAgeThePersonHasSignedInRecently() {
    var now = NOW.getEpochSecond();
    var hour = new ExpectedClaims(
        CLIENT_ID, List.of(ISSUER), Optional.of(new Nonce(NONCE)), Optional.of(Duration.ofHours(1)), NOW, Optional.empty());

    assertTrue(IdTokenCheck.of(signed(claimsWith("auth_time", now - 3660)), hour, published, NOW.plusSeconds(600)).isPassed());
    assertFailsBy(IdTokenCheck.of(signed(claimsWith("auth_time", now - 3661)), hour, published, NOW), "Sign-in time");
    assertFailsBy(IdTokenCheck.of(signed(claimsWithout("auth_time")), hour, published, NOW), "Sign-in time");
  }

  /** C-21: OpenID Connect Core §12.2. */
  @Test
  void afterARefreshItIsTheSamePersonAtTheSameIssuerForTheSameAudience() {
    assertTrue(refreshed(claimsWithout("nonce")).isPassed());
    assertFailsBy(refreshed(claimsWith("sub", "somebody-else")), "Same as before");
    assertFailsBy(refreshed(claimsWith("nonce", "another")), "Nonce");
  }

  private IdTokenCheck refreshed(Map<String, Object> claims) {
    var expected = new ExpectedClaims(
        CLIENT_ID, List.of(ISSUER), Optional.of(new Nonce(NONCE)), Optional.empty(), NOW, Optional.of(signed(claims())));
    return IdTokenCheck.of(signed(claims), expected, published, NOW);
  }

  private IdTokenCheck check(Secret token) {
    return IdTokenCheck.of(token, EXPECTED, published, NOW);
  }

  private static void assertFailsBy(IdTokenCheck check, String rule) {
    assertFalse(check.isPassed());
    assertEquals(List.of(rule), check.outcomes().stream().filter(CheckResult::isFailed).map(CheckResult::rule).toList());
  }

  private static CheckResult outcome(IdTokenCheck check, String rule) {
    return check.outcomes().stream().filter(outcome -> outcome.rule().equals(rule)).findFirst().orElseThrow();
  }
}
