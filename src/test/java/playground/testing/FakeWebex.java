package playground.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Webex that the test plays: says what it is told to say, and remembers what it was sent. */
public final class FakeWebex implements AfterEachCallback {

  /** All that Webex documents for a token answer; 14 and 90 days. */
  public static final String TOKENS =
      """
      {"access_token": "acc3ss", "expires_in": 1209599, "refresh_token": "r3fresh",
       "refresh_token_expires_in": 7775999, "token_type": "Bearer", "scope": "spark:rooms_read"}""";

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().containerThreads(60));

  public FakeWebex() {
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.stop();
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port() + "/v1");
  }

  /** A JSON answer. */
  public static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", "application/json;charset=UTF-8").withBody(body);
  }

  /** A web page, as a proxy or a gateway sends it. */
  public static ResponseDefinitionBuilder html(int status) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/html")
        .withBody("<!doctype html><title>Sign in to the airport's network</title>");
  }

  /** What the token endpoint answers from now on. */
  public FakeWebex answersTokens(ResponseDefinitionBuilder response) {
    return answersTokensAt("/v1/access_token", response);
  }

  /** The same for a token endpoint at another path. */
  public FakeWebex answersTokensAt(String path, ResponseDefinitionBuilder response) {
    server.stubFor(post(urlEqualTo(path)).willReturn(response));
    return this;
  }

  /** What a call of the API answers from now on. */
  public FakeWebex answersCalls(String path, ResponseDefinitionBuilder response) {
    server.stubFor(get(urlPathEqualTo("/v1" + path)).willReturn(response));
    return this;
  }

  /** What begins a device grant, as Webex answers it: 300 seconds, a poll every two. */
  public static String deviceCodes(String verificationUri) {
    return """
        {"device_code": "d3vice", "expires_in": 300, "user_code": "012345", "verification_uri": "%s",
         "verification_uri_complete": "%s?userCode=c0de", "interval": 2}""".formatted(verificationUri, verificationUri);
  }

  /** What the beginning of a device grant is answered from now on. */
  public FakeWebex answersDevices(ResponseDefinitionBuilder response) {
    server.stubFor(post(urlEqualTo("/v1/device/authorize")).willReturn(response));
    return this;
  }

  /** What a device that asks for its tokens is answered from now on. */
  public FakeWebex answersPolls(ResponseDefinitionBuilder response) {
    server.stubFor(post(urlEqualTo("/v1/device/token")).willReturn(response));
    return this;
  }

  public List<LoggedRequest> polls() {
    return server.findAll(postRequestedFor(urlEqualTo("/v1/device/token")));
  }

  public List<LoggedRequest> tokenRequests() {
    return server.findAll(postRequestedFor(urlEqualTo("/v1/access_token")));
  }

  /** The form that the token endpoint was sent last. */
  public String lastForm() {
    var requests = tokenRequests();
    return requests.get(requests.size() - 1).getBodyAsString();
  }

  /** Everything that arrived, whatever its address. */
  public List<LoggedRequest> requests() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }
}
