package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.testing.Examples;

/** What is POSTed to the token endpoint, literally. */
class TokenRequestTest {

  /** RFC 6749 §4.1.3 in the order of Webex's tutorial, the client in the body (§2.3.1), then RFC 7636 §4.5. */
  @Test
  void aCodeIsTradedWithTheRedirectUriAndTheVerifierOfItsAttempt() {
    var request = new TokenRequest.Code(verified(Examples.pending("x"), "c%2F1+2"));

    var form = request.body(Examples.CLIENT, ClientAuthentication.CLIENT_SECRET_POST);

    assertEquals(
        "grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback&code=c%2F1+2"
            + "&client_id=client-1&client_secret=s%26cret%2B1%25"
            + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        form.encoded());
  }

  @Test
  void withoutPkceThereIsNoVerifier() {
    var request = new TokenRequest.Code(verified(Examples.pendingWithoutPkce("x"), "c0de"));

    assertEquals(
        "grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback&code=c0de"
            + "&client_id=client-1&client_secret=s%26cret%2B1%25",
        request.body(Examples.CLIENT, ClientAuthentication.CLIENT_SECRET_POST).encoded());
  }

  /** RFC 6749 §6; no scope, which asks for the same as before. */
  @Test
  void aRefreshTokenGoesAlone() {
    var request = new TokenRequest.Refresh(new Secret("r&1"));

    assertEquals("grant_type=refresh_token&refresh_token=r%261", request.grant().encoded());
  }

  @Test
  void aClientWithoutASecretSendsItsIdAlone() {
    var client = new ClientCredentials("client-1", Optional.empty());

    assertEquals("a=b&client_id=client-1", client.addTo(Form.parse("a=b")).encoded());
    assertEquals(
        "a=b&client_id=client-1&client_secret=s", client.withSecret(new Secret("s")).addTo(Form.parse("a=b")).encoded());
  }

  /** RFC 8628 §3.4. */
  @Test
  void aDeviceSendsItsCodeUnderTheGrantTypeOfTheRfc() {
    var request = new TokenRequest.Device(new Secret("d3vice"));

    assertEquals(
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d3vice", request.grant().encoded());
  }

  /** The one way to a code that can be exchanged: by the state check. */
  private static VerifiedCode verified(PendingAuthorization pending, String encodedCode) {
    return pending.verify(Form.parse("state=x&code=" + encodedCode));
  }
}
