package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static playground.testing.RunningSandbox.location;
import static playground.testing.RunningSandbox.query;

import com.nimbusds.jwt.SignedJWT;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Json;
import playground.testing.RunningSandbox;

/** S-05, RFC 9207: whether the callback says who sent it. */
class IssuerInCallbackTest {

  private static final String DISCOVERY = "/v1/.well-known/openid-configuration";
  private static final String ANNOUNCED = "authorization_response_iss_parameter_supported";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  /** As at Webex. */
  @ParameterizedTest
  @ValueSource(strings = {"accept", "decline"})
  void byDefaultNoIssuerIsSentOrAnnounced(String decision) throws Exception {
    assertEquals(Optional.empty(), query(sandbox.decide(sandbox.request(), decision)).value("iss"));
    assertFalse(Json.of(sandbox.get(DISCOVERY)).has(ANNOUNCED));
  }

  /** RFC 9207 §2.4: byte for byte the issuer of the metadata. */
  @ParameterizedTest
  @ValueSource(strings = {"accept", "decline"})
  void theFaultSendsTheIssuerOfTheDiscoveryDocumentAndAnnouncesIt(String decision) throws Exception {
    sandbox.faults("[{\"fault\": \"issuer-in-callback\"}]");

    var back = query(sandbox.decide(sandbox.request(), decision));
    var discovery = Json.of(sandbox.get(DISCOVERY));

    assertEquals(Optional.of(sandbox.origin() + "/idb"), back.value("iss"));
    assertEquals(sandbox.origin() + "/idb", discovery.get("issuer").asString());
    assertEquals("true", discovery.get(ANNOUNCED).toString());
    assertEquals(Optional.of("st4te"), back.value("state"));
  }

  /** RFC 9207 §2: "in … error responses" too. */
  @Test
  void aRefusalCarriesTheIssuerToo() throws Exception {
    sandbox.faults("[{\"fault\": \"issuer-in-callback\"}]");

    var back = sandbox.authorize(sandbox.with("scope", "spark:nonsense"));

    assertEquals(Optional.of("invalid_scope"), query(back).value("error"));
    assertEquals(Optional.of(sandbox.origin() + "/idb"), query(back).value("iss"));
  }

  /** What a client asks for under that name is nobody's issuer. */
  @Test
  void anIssuerInTheRequestIsNotEchoed() throws Exception {
    var back = sandbox.decide(sandbox.with("iss", "http://evil.example/idb"), "accept");

    assertFalse(location(back).contains("iss"), "the callback");
  }

  /** The fault about the region changes the ID token, and nothing in the callback or the discovery document. */
  @Test
  void theIssuerOfAnotherRegionIsInTheIdTokenAlone() throws Exception {
    sandbox.faults("[{\"fault\": \"issuer-of-another-region\"}, {\"fault\": \"issuer-in-callback\"}]");
    var back = sandbox.decide(sandbox.with("scope", "openid"), "accept");
    var tokens = sandbox.token(sandbox.exchange(query(back).value("code").orElseThrow()));

    assertEquals(sandbox.origin() + "/b-us/idb",
        SignedJWT.parse(Json.text(tokens, "id_token")).getJWTClaimsSet().getIssuer());
    assertEquals(Optional.of(sandbox.origin() + "/idb"), query(back).value("iss"));
    assertEquals(sandbox.origin() + "/idb", Json.of(sandbox.get(DISCOVERY)).get("issuer").asString());
  }
}
