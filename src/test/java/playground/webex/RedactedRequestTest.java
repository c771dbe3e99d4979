package playground.webex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.testing.TokenRequestExamples;
import playground.webex.token.TokenClient;

/** C-12: a request is shown as it goes out, but for its secrets. */
class RedactedRequestTest {

  private static final AuthorizationServer WEBEX = WebexEndpoints.at(URI.create("https://webexapis.com/v1"));

  @Test
  void theExchangeIsShownAsHttpWithItsSecretsRedacted() {
    var shown = TokenClient.preview(TokenRequestExamples.codeRequest(), TokenRequestExamples.CLIENT, WEBEX);

    assertEquals(
        """
        POST /v1/access_token HTTP/1.1
        Host: webexapis.com
        Accept: application/json
        Content-Type: application/x-www-form-urlencoded

        grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback&code=●●●●●●\
        &client_id=client-1&client_secret=●●●●●●&code_verifier=●●●●●●""",
        shown.httpText());
  }

  @Test
  void theSameAsCurlHasPlaceholdersThatAShellFillsIn() {
    var shown = TokenClient.preview(TokenRequestExamples.codeRequest(), TokenRequestExamples.CLIENT, WEBEX);

    assertEquals(
        """
        curl --header 'Accept: application/json' \\
          --data-urlencode 'grant_type=authorization_code' \\
          --data-urlencode 'redirect_uri=http://localhost:8080/callback' \\
          --data-urlencode "code=$CODE" \\
          --data-urlencode 'client_id=client-1' \\
          --data-urlencode "client_secret=$CLIENT_SECRET" \\
          --data-urlencode "code_verifier=$CODE_VERIFIER" \\
          'https://webexapis.com/v1/access_token'""",
        shown.curl());
  }

  @Test
  void theRefreshIsShownAlike() {
    var shown = TokenClient.preview(TokenRequestExamples.refreshRequest(), TokenRequestExamples.CLIENT, WEBEX);

    assertEquals(
        "grant_type=refresh_token&refresh_token=●●●●●●&client_id=client-1&client_secret=●●●●●●", shown.body());
  }

  @Test
  void aCallOfTheApiShowsNoToken() {
    var shown = RedactedRequest.get(URI.create("https://webexapis.com/v1/rooms?max=10"));

    assertEquals(
        """
        GET /v1/rooms?max=10 HTTP/1.1
        Host: webexapis.com
        Accept: application/json
        Authorization: Bearer ●●●●●●
        """,
        shown.httpText());
    assertEquals(
        """
        curl --header 'Accept: application/json' \\
          --header "Authorization: Bearer $ACCESS_TOKEN" \\
          'https://webexapis.com/v1/rooms?max=10'""",
        shown.curl());
  }

  /** A client id comes from a form field, and this line is made to be pasted into a shell. */
  @Test
  void whatWasTypedCannotBreakOutOfTheCurlLine() {
    var client = new ClientCredentials("x'; rm -rf $HOME; `id` '", TokenRequestExamples.CLIENT.clientSecret());

    var curl = TokenClient.preview(TokenRequestExamples.refreshRequest(), client, WEBEX).curl();

    assertEquals(
        "--data-urlencode 'client_id=x'\\''; rm -rf $HOME; `id` '\\''' \\", curl.lines().toList().get(3).strip());
  }

  @Test
  void noSecretIsAnywhereInIt() {
    var shown = TokenClient.preview(TokenRequestExamples.codeRequest(), TokenRequestExamples.CLIENT, WEBEX).toString();

    for (var secret : List.of(TokenRequestExamples.AWKWARD_SECRET, "s%26c", "c0de", TokenRequestExamples.VERIFIER)) {
      assertFalse(shown.contains(secret), secret);
    }
  }

  /** Only what says that it is a form is read as one, and a form that cannot be read has no fields. */
  @Test
  void onlyAFormHasFields() {
    var json = RedactedRequest.call("POST", URI.create("https://webexapis.com/v1/rooms?max=10"), "[\"a=100% b\"]");
    var headers = List.of(new Header("Content-Type", HttpTransport.FORM_TYPE));
    var malformed = new RedactedRequest("POST", WEBEX.tokenEndpoint(), headers, "a=100% b", "");
    var form = new RedactedRequest("POST", WEBEX.tokenEndpoint(), headers, "a=100%25+b", "");

    assertEquals(Form.empty(), json.fields());
    assertEquals(Form.empty().with("max", "10"), json.query());
    assertEquals(Form.empty(), malformed.fields());
    assertEquals(Form.empty().with("a", "100% b"), form.fields());
  }
}
