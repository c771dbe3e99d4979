package playground.sandbox.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Form;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.RunningSandbox;

/** S-16: a stranger's library finds everything through discovery and checks the ID token: only the URL changed. */
class NimbusOpenIdTest {

  private static final int PATIENCE_MILLIS = 20_000; // to connect and to read; far more than it takes
  private static final URI CALLBACK = URI.create(RunningSandbox.CALLBACK);

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private OIDCProviderMetadata metadata;

  /** The library goes by the real time. */
  @BeforeEach
  void setTheClockAndDiscover() throws Exception {
    sandbox.clock.forward(Duration.between(sandbox.clock.instant(), Instant.now()));
    metadata = OIDCProviderMetadata.resolve(new Issuer(sandbox.origin() + "/idb"));
  }

  /** By the issuer, as the library demands, and at the API's address, as Webex documents it (contract, 1.G). */
  @Test
  void bothAddressesOfTheDiscoveryDocumentSayTheSame() throws Exception {
    var documented = sandbox.get("/v1/.well-known/openid-configuration");

    assertEquals(metadata.toJSONObject(), OIDCProviderMetadata.parse(documented.body()).toJSONObject());
    assertEquals(URI.create(sandbox.origin() + "/v1/access_token"), metadata.getTokenEndpointURI());
  }

  @Test
  void theIdTokenPassesTheLibrarysValidation() throws Exception {
    var program = program();
    var attempt = program.begin("spark:people_read");
    var tokens = exchanged(program, attempt);

    var claims = validator(metadata.getIssuer()).validate(idToken(tokens), attempt.nonce());

    assertEquals(claims.getIssueTime().toInstant().plusSeconds(7_200), claims.getExpirationTime().toInstant());
    var person = tokens.getOIDCTokens().getBearerAccessToken();
    var me = program.api("/people/me", person).getBodyAsJSONObject();
    assertEquals("Alex Example", me.get("displayName"));
    assertEquals(claims.getSubject().getValue(), userInfo(person).toSuccessResponse().getUserInfo().getSubject().getValue());
  }

  @Test
  void userInfoIsReadWithTheClaimsOfTheGrantedScopes() throws Exception {
    var program = program();
    var attempt = program.begin("email profile");
    var token = exchanged(program, attempt).getOIDCTokens().getBearerAccessToken();

    var person = userInfo(token).toSuccessResponse().getUserInfo();

    assertEquals("alex@example.com", person.getEmailAddress());
    assertEquals("Alex Example", person.getName());
    assertEquals("true", person.getClaim("email_verified"), "a text, as Webex has it");
  }

  @Test
  void theNonceOfAnotherAttemptIsRefusedByTheLibrary() throws Exception {
    var program = program();
    var token = idToken(exchanged(program, program.begin("spark:people_read")));

    assertRefused("Unexpected JWT nonce", token, new Nonce("another"));
  }

  @Test
  void aWrongNonceIsUncoveredByTheLibrary() throws Exception {
    switchOn(FaultType.WRONG_NONCE);
    var attempt = program().begin("spark:people_read");

    assertRefused("Unexpected JWT nonce", idToken(exchanged(program(), attempt)), attempt.nonce());
  }

  @Test
  void aKeyThatIsNotPublishedIsUncoveredByTheLibrary() throws Exception {
    switchOn(FaultType.UNKNOWN_KEY);
    var attempt = program().begin("spark:people_read");

    assertRefused("no matching key(s) found", idToken(exchanged(program(), attempt)), attempt.nonce());
  }

  /** Contract 1.G, the issuer trap: equality with discovery fails; a list of the two issuers is the way. */
  @Test
  void theIssuerOfAnotherRegionNeedsAListOfIssuers() throws Exception {
    switchOn(FaultType.ISSUER_OF_ANOTHER_REGION);
    var attempt = program().begin("spark:people_read");
    var token = idToken(exchanged(program(), attempt));
    var allowed = List.of(metadata.getIssuer(), new Issuer(sandbox.origin() + "/b-us/idb"));

    assertRefused("Unexpected JWT issuer", token, attempt.nonce());
    var issuer = allowed.stream().filter(one -> says(token, one)).findFirst().orElseThrow();
    assertEquals(issuer, validator(issuer).validate(token, attempt.nonce()).getIssuer());
  }

  private void assertRefused(String why, JWT token, Nonce nonce) throws Exception {
    var validator = validator(metadata.getIssuer());
    var refused = assertThrows(BadJOSEException.class, () -> validator.validate(token, nonce));
    assertEquals(true, refused.getMessage().contains(why), refused.getMessage());
  }

  private static boolean says(JWT token, Issuer issuer) {
    try {
      return issuer.getValue().equals(token.getJWTClaimsSet().getIssuer());
    } catch (java.text.ParseException e) {
      return false;
    }
  }

  /** Keys by {@code kid}, from where the discovery document says; the library's own half second is little for a first key. */
  private IDTokenValidator validator(Issuer issuer) throws Exception {
    return new IDTokenValidator(
        issuer,
        new ClientID(sandbox.clientId()),
        JWSAlgorithm.RS256,
        metadata.getJWKSetURI().toURL(),
        new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS));
  }

  private UserInfoResponse userInfo(BearerAccessToken token) throws Exception {
    return UserInfoResponse.parse(new UserInfoRequest(metadata.getUserInfoEndpointURI(), token).toHTTPRequest().send());
  }

  private OIDCTokenResponse exchanged(NimbusProgram program, NimbusProgram.Attempt attempt) throws Exception {
    var back = sandbox.decide(Form.parse(attempt.address().getRawQuery()), "accept");
    return (OIDCTokenResponse) program.exchange(attempt, RunningSandbox.location(back));
  }

  private static JWT idToken(OIDCTokenResponse tokens) {
    return tokens.getOIDCTokens().getIDToken();
  }

  private void switchOn(FaultType fault) {
    sandbox.sandbox().faults().replace(List.of(ActiveFault.of(fault)));
  }

  private NimbusProgram program() {
    var credentials = new ClientSecretBasic(new ClientID(sandbox.clientId()), new Secret(sandbox.clientSecret()));
    return new NimbusProgram(URI.create(sandbox.origin() + "/v1"), credentials, CALLBACK);
  }
}
