package playground.sandbox.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.RunningSandbox.without;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.sandbox.store.Keys;
import playground.sandbox.store.memory.MemoryStore;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** S-15, S-16, contract section 2: ID tokens and the keys that check them (OpenID Connect Core §2, §10.1). */
class IdTokenTest {

  private static final long NOW = 1_772_366_400; // the clock of the tests
  private static final String ALEX = "a1e00000-0000-4000-8000-000000000001";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @Test
  void theTokenSaysWhoSignedInWhenAndToWhom() throws Exception {
    var browser = sandbox.signedIn("alex@example.com");
    sandbox.clock.forward(Duration.ofSeconds(30));
    var consent = browser.get("/v1/authorize?" + openid("openid email").with("nonce", "n-1").encodedForQuery());
    var back = consent.press("accept").header("Location");
    var code = back.replaceFirst(".*\\?code=([^&]*)&.*", "$1");

    var token = idToken(sandbox.token(sandbox.exchange(code)));

    assertEquals(
        Map.of(
            "iss", sandbox.origin() + "/idb", "sub", ALEX, "aud", sandbox.clientId(), "auth_time", NOW,
            "iat", NOW + 30, "exp", NOW + 30 + 7200, "nonce", "n-1"),
        token.getPayload().toJSONObject());
    assertEquals("RS256", token.getHeader().getAlgorithm().getName());
    assertTrue(isSigned(token));
  }

  @Test
  void itComesOnlyWhenOpenidWasGranted() throws Exception {
    assertFalse(Json.of(sandbox.tokens()).has("id_token"));
    assertFalse(Json.of(sandbox.token(sandbox.exchange(sandbox.code(openid("email spark:rooms_read"))))).has("id_token"));
  }

  /** Contract 1.A: its own examples leave the nonce out, so it is not demanded. */
  @Test
  void withoutANonceTheTokenHasNone() throws Exception {
    assertFalse(claims(fresh()).containsKey("nonce"));
  }

  /** OpenID Connect Core §12.2: same iss, sub, aud and auth_time, new iat, no nonce. */
  @Test
  void aRefreshBringsATokenOfTheSamePersonAndSignIn() throws Exception {
    var first = sandbox.token(sandbox.exchange(sandbox.code(openid("openid").with("nonce", "n-1"))));
    sandbox.clock.forward(Duration.ofHours(1));

    var again = claims(sandbox.token(sandbox.refresh(Json.text(first, "refresh_token"))));

    var before = claims(first);
    for (var same : List.of("iss", "sub", "aud", "auth_time")) {
      assertEquals(before.get(same), again.get(same), same);
    }
    assertNotEquals(before.get("iat"), again.get("iat"));
    assertFalse(again.containsKey("nonce"));
  }

  /** S-15: contract 1.F, members and no others; thus neither private ones nor alg. */
  @Test
  void theKeySetHasThePublicMembersAlone() throws Exception {
    var keys = Json.of(sandbox.get("/v1/verification")).get("keys");

    assertEquals(1, keys.size());
    assertEquals(Set.of("kty", "e", "use", "kid", "n"), Set.copyOf(keys.get(0).propertyNames()));
    assertEquals("RSA", keys.get(0).get("kty").asString());
    assertEquals("AQAB", keys.get(0).get("e").asString());
    assertEquals("sig", keys.get(0).get("use").asString());
    assertTrue(keys.get(0).get("kid").asString().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    assertEquals(342, keys.get(0).get("n").asString().length(), "2048 bits");
  }

  /** S-15. */
  @Test
  void twoSandboxesHaveDifferentKeys() {
    assertNotEquals(
        keysOfANewSandbox().current().getKeyID(), keysOfANewSandbox().current().getKeyID());
  }

  @Test
  void afterARotationTheOldTokenCanBeCheckedUntilItExpires() throws Exception {
    var before = idToken(fresh());

    assertEquals(303, sandbox.post("/faults/rotate-keys", "").statusCode());

    var after = idToken(fresh());
    assertNotEquals(before.getHeader().getKeyID(), after.getHeader().getKeyID());
    assertTrue(isSigned(before));
    assertTrue(isSigned(after));
    sandbox.clock.forward(Duration.ofHours(2));
    assertFalse(isSigned(before), "its key is published no more");
    assertTrue(isSigned(after));
  }

  @Test
  void howeverOftenTheKeysRotateTheKeySetStaysSmall() throws Exception {
    for (int i = 0; i < 12; i++) {
      sandbox.post("/faults/rotate-keys", "");
    }

    assertEquals(11, Json.of(sandbox.get("/v1/verification")).get("keys").size());
  }

  /** S-17. */
  @Test
  void anotherOriginCannotRotateTheKeys() throws Exception {
    assertEquals(403, sandbox.post("/faults/rotate-keys", "", "Origin", "http://evil.example").statusCode());
  }

  /** Contract 1.G, issuer trap. */
  @Test
  void theIssuerMayBeThatOfAnotherRegion() throws Exception {
    switchOn(FaultType.ISSUER_OF_ANOTHER_REGION);

    assertEquals(sandbox.origin() + "/b-us/idb", claims(fresh()).get("iss"));
  }

  @Test
  void theNonceMayBeWrong() throws Exception {
    switchOn(FaultType.WRONG_NONCE);

    var claims = claims(sandbox.token(sandbox.exchange(sandbox.code(openid("openid").with("nonce", "n-1")))));

    assertNotEquals("n-1", claims.get("nonce"));
  }

  @Test
  void theKeyMayBeUnknown() throws Exception {
    switchOn(FaultType.UNKNOWN_KEY);

    assertFalse(isSigned(idToken(fresh())));
  }

  private Form openid(String scopes) {
    return without(sandbox.request(), "scope").with("scope", scopes);
  }

  private HttpResponse<String> fresh() throws Exception {
    return sandbox.token(sandbox.exchange(sandbox.code(openid("openid"))));
  }

  private Keys keysOfANewSandbox() {
    return new MemoryStore(sandbox.clock, new SecureRandom()).keys();
  }

  private static SignedJWT idToken(HttpResponse<String> answer) throws Exception {
    return SignedJWT.parse(Json.text(answer, "id_token"));
  }

  private static Map<String, Object> claims(HttpResponse<String> answer) throws Exception {
    return idToken(answer).getPayload().toJSONObject();
  }

  /** Whether a published key made the signature. */
  private boolean isSigned(SignedJWT token) throws Exception {
    var key = JWKSet.parse(sandbox.get("/v1/verification").body()).getKeyByKeyId(token.getHeader().getKeyID());
    return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
  }

  private void switchOn(FaultType fault) {
    sandbox.sandbox().faults().replace(List.of(ActiveFault.of(fault)));
  }
}
