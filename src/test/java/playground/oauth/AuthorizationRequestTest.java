package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.testing.Examples;

/** RFC 6749 §4.1.1, on the wire, in the order of Webex's tutorial. */
class AuthorizationRequestTest {

  /** C-04: only the challenge leaves by the front door, never the verifier. */
  @Test
  void theBrowserIsSentToOneUrlThatSaysEverything() {
    var url = Examples.request("st 4te").toUri(Examples.SERVER);

    assertEquals(
        "https://webexapis.com/v1/authorize?response_type=code&scope=spark%3Arooms_read%20spark%3Apeople_read&state=st%204te"
            + "&client_id=client-1&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
        url.toString());
    assertFalse(url.toString().contains(Examples.VERIFIER.value()));
  }

  @Test
  void withoutPkceBothOfItsParametersStayAway() {
    var request =
        new AuthorizationRequest(
            "client-1", Examples.CALLBACK, Scopes.parse("spark:all"), new State("x"), Optional.empty());

    assertEquals(
        "https://webexapis.com/v1/authorize?response_type=code&scope=spark%3Aall&state=x"
            + "&client_id=client-1&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback",
        request.toUri(Examples.SERVER).toString());
  }

  /** RFC 6749 §3.1: the endpoint "MAY include … a query component, which MUST be retained". */
  @Test
  void aQueryThatTheEndpointHasAlreadyIsKept() {
    var endpoint = URI.create("https://login.example.com/authorize?tenant=a%2Fb");
    var server = new AuthorizationServer(endpoint, endpoint, endpoint);

    var url = Examples.request("x").toUri(server).toString();

    assertEquals(
        "https://login.example.com/authorize?tenant=a%2Fb&response_type=code",
        url.substring(0, url.indexOf("&scope")));
  }

  @Test
  void charactersThatWouldBreakOutOfAParameterAreEncoded() {
    var request =
        new AuthorizationRequest(
            "a&b=c#d", Examples.CALLBACK, Scopes.parse("x&y"), new State("+&=%"), Optional.empty());

    assertEquals(
        "response_type=code&scope=x%26y&state=%2B%26%3D%25&client_id=a%26b%3Dc%23d"
            + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback",
        request.toUri(Examples.SERVER).getRawQuery());
  }

  /** OpenID Connect Core §3.1.2.1, after PKCE; what is left to the server is not sent. */
  @Test
  void howThePersonIsToSignInIsSentWhenItIsSaid() {
    var said = new AuthenticationParameters(
        Optional.of(new Nonce("n0nce")), Optional.of("login"), Optional.of("alex@example.com"),
        Optional.of(Duration.ofMinutes(5)));
    var request = new AuthorizationRequest(
        "client-1", Examples.CALLBACK, Scopes.parse("openid"), new State("x"), Optional.of(Examples.CHALLENGE), said);

    assertEquals(
        "response_type=code&scope=openid&state=x&client_id=client-1&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
            + "&nonce=n0nce&prompt=login&login_hint=alex%40example.com&max_age=300",
        request.parameters().encodedForQuery());
  }
}
