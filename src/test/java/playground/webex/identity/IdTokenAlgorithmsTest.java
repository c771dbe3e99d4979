package playground.webex.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.FakeWebex.json;
import static playground.testing.IdTokenForge.KEY;
import static playground.testing.IdTokenForge.SUBJECT;
import static playground.testing.IdTokenForge.claims;
import static playground.testing.IdTokenForge.raw;
import static playground.testing.IdTokenForge.signed;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Nonce;
import playground.oauth.Secret;
import playground.oauth.SigningAlgorithm;
import playground.testing.Examples;
import playground.testing.FakeWebex;
import playground.testing.IdTokenForge;
import playground.testing.MovableClock;
import playground.text.CheckTexts;
import playground.text.NamedServer;
import playground.text.ServerKind;
import playground.webex.HttpTransport;
import playground.webex.WebexEndpoints;

/** C-16: an ID token is accepted by exactly the algorithms that are allowed, with keys as a server publishes them. */
class IdTokenAlgorithmsTest {

  private static final ECKey P256 = IdTokenForge.key("ec-256", Curve.P_256);
  private static final ECKey P384 = IdTokenForge.key("ec-384", Curve.P_384);
  private static final ECKey P521 = IdTokenForge.key("ec-521", Curve.P_521);

  private static final ExpectedClaims EXPECTED =
      new ExpectedClaims(
          IdTokenForge.CLIENT_ID, List.of(IdTokenForge.ISSUER), Optional.of(new Nonce(IdTokenForge.NONCE)), Optional.empty(),
          Examples.NOW, Optional.empty());

  @RegisterExtension final FakeWebex server = new FakeWebex();

  private final IdentityClient client = new IdentityClient(new HttpTransport(Duration.ofSeconds(5)), new MovableClock());

  @BeforeEach
  void publishes() {
    publishes(rsa(""), elliptic(P256, ""), elliptic(P384, ""), elliptic(P521, ""));
    server.answersCalls("/userinfo", json(200, "{\"sub\":\"" + SUBJECT + "\"}"));
  }

  @ParameterizedTest
  @EnumSource(SigningAlgorithm.class)
  void aTokenOfAnAllowedAlgorithmIsTrusted(SigningAlgorithm algorithm) {
    var identity = identify(Set.of(algorithm), tokenOf(algorithm));

    assertTrue(identity.isTrusted(), identity.results().toString());
    assertEquals(
        "The token is signed with " + algorithm + ", the only algorithm that webex.id-token-algorithms allows.",
        words(identity, CheckRule.ALGORITHM));
  }

  @ParameterizedTest
  @EnumSource(SigningAlgorithm.class)
  void aTokenOfAnAlgorithmThatIsNotAllowedIsRefusedByTheNameOfTheSetting(SigningAlgorithm algorithm) {
    var others = EnumSet.complementOf(EnumSet.of(algorithm));

    var identity = identify(others, tokenOf(algorithm));

    assertFailsBy(identity, CheckRule.ALGORITHM);
    var words = words(identity, CheckRule.ALGORITHM);
    assertTrue(words.startsWith("The token is signed with “" + algorithm + "”, but webex.id-token-algorithms allows "), words);
    others.forEach(other -> assertTrue(words.contains(other.name()), words));
  }

  /** What a server that is not set up otherwise gets. */
  @Test
  void withoutASettingOnlyRs256IsAllowed() {
    var server = WebexEndpoints.at(this.server.baseUrl());

    assertEquals(Set.of(SigningAlgorithm.RS256), server.idTokenAlgorithms());
    assertFailsBy(client.identify(server, EXPECTED, tokenOf(SigningAlgorithm.PS256), new Secret("acc3ss")), CheckRule.ALGORITHM);
  }

  @Test
  void ofSeveralAllowedAlgorithmsEachIsTrustedAndAllAreNamed() {
    var both = Set.of(SigningAlgorithm.PS256, SigningAlgorithm.ES256);

    assertTrue(identify(both, tokenOf(SigningAlgorithm.PS256)).isTrusted());
    var identity = identify(both, tokenOf(SigningAlgorithm.ES256));
    assertTrue(identity.isTrusted());
    assertEquals(
        "The token is signed with ES256, one of the algorithms that webex.id-token-algorithms allows: ES256, PS256.",
        words(identity, CheckRule.ALGORITHM));
  }

  /** CVE-2021-44878, RFC 8725 §3.1: whatever is allowed, nobody can sign with what everybody can read. */
  @Test
  void aTokenSignedWithAPublicKeyAsASharedSecretIsRefusedAlways() {
    var all = EnumSet.allOf(SigningAlgorithm.class);

    assertFailsBy(identify(all, IdTokenForge.signedWithThePublicKeyAsSecret(KEY)), CheckRule.ALGORITHM);
    assertFailsBy(identify(all, IdTokenForge.signedWithThePublicKeyAsSecret(P256)), CheckRule.ALGORITHM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "HS256", "HS512", "ES256K", "EdDSA", "RSA1_5", "dir", "es256", ""})
  void whatIsNoAllowedAlgorithmIsRefusedAlways(String alg) {
    var claims = new Payload(claims()).toString();

    for (var signature : List.of("", "c2ln")) {
      var token = raw("{\"alg\":\"" + alg + "\",\"kid\":\"key-1\"}", claims, signature);
      assertFailsBy(identify(EnumSet.allOf(SigningAlgorithm.class), token), CheckRule.ALGORITHM);
    }
  }

  /** RFC 7517 §4.2, §4.4, RFC 7518 §3.4: a key is used for what it is for. */
  @Test
  void aKeyForSomethingElseIsNotUsed() {
    var es256 = Set.of(SigningAlgorithm.ES256);
    var rs256 = Set.of(SigningAlgorithm.RS256);

    assertFailsBy(identifyBy(elliptic(P256, ",\"use\":\"enc\""), es256), CheckRule.SIGNATURE);
    assertFailsBy(identifyBy(elliptic(P256, ",\"alg\":\"ES384\""), es256), CheckRule.SIGNATURE);
    assertFailsBy(identifyBy(elliptic(P384, "").replace("ec-384", "ec-256"), es256), CheckRule.SIGNATURE);
    assertFailsBy(identifyBy(rsa("").replace("key-1", "ec-256"), es256), CheckRule.SIGNATURE);
    assertFailsBy(identifyBy(rsa(",\"alg\":\"PS256\""), rs256), CheckRule.SIGNATURE);
    assertTrue(identifyBy(elliptic(P256, ",\"use\":\"sig\",\"alg\":\"ES256\""), es256).isTrusted());
  }

  @Test
  void aTokenOfAnotherKeyOfTheSameCurveIsRefused() {
    var forged = signed(JWSAlgorithm.ES256, claims(), IdTokenForge.key("ec-256", Curve.P_256));

    assertFailsBy(identify(Set.of(SigningAlgorithm.ES256), forged), CheckRule.SIGNATURE);
  }

  /** OpenID Connect Core §10.1: the only key that fits, beside one for another algorithm. */
  @Test
  void aTokenThatNamesNoKeyIsCheckedWithTheOnlyOneOfItsKind() {
    publishes(rsa(""), elliptic(P256, ""));
    var token = signed(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), claims(), P256);

    assertTrue(identify(Set.of(SigningAlgorithm.ES256), token).isTrusted());
  }

  private Identity identifyBy(String key, Set<SigningAlgorithm> allowed) {
    publishes(key);
    var fresh = new IdentityClient(new HttpTransport(Duration.ofSeconds(5)), new MovableClock());
    var server = WebexEndpoints.at(this.server.baseUrl()).signingWith(allowed);
    return fresh.identify(server, EXPECTED, tokenOf(allowed.iterator().next()), new Secret("acc3ss"));
  }

  private Identity identify(Set<SigningAlgorithm> allowed, Secret idToken) {
    var server = WebexEndpoints.at(this.server.baseUrl()).signingWith(allowed);
    return client.identify(server, EXPECTED, idToken, new Secret("acc3ss"));
  }

  private static Secret tokenOf(SigningAlgorithm algorithm) {
    var keys = Map.<SigningAlgorithm, JWK>of(
        SigningAlgorithm.ES256, P256, SigningAlgorithm.ES384, P384, SigningAlgorithm.ES512, P521);
    return signed(JWSAlgorithm.parse(algorithm.name()), claims(), keys.getOrDefault(algorithm, KEY));
  }

  private void publishes(String... keys) {
    server.answersCalls("/verification", json(200, "{\"keys\":[" + String.join(",", keys) + "]}"));
  }

  private static String elliptic(ECKey key, String more) {
    return """
        {"kty":"EC","crv":"%s","kid":"%s","x":"%s","y":"%s"%s}"""
        .formatted(key.getCurve(), key.getKeyID(), key.getX(), key.getY(), more);
  }

  private static String rsa(String more) {
    return """
        {"kty":"RSA","kid":"key-1","e":"AQAB","n":"%s"%s}""".formatted(KEY.getModulus(), more);
  }

  private static void assertFailsBy(Identity identity, CheckRule rule) {
    assertEquals(
        List.of(rule), identity.results().stream().filter(CheckResult::isFailed).map(CheckResult::rule).toList());
  }

  private static String words(Identity identity, CheckRule rule) {
    var result = identity.results().stream().filter(r -> r.rule() == rule).findFirst().orElseThrow();
    return CheckTexts.sentence(result, new NamedServer(ServerKind.OTHER, "login.example.com"));
  }
}
