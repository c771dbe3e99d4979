package playground.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import playground.oauth.AuthorizationServer;
import playground.oauth.Endpoint;
import playground.oauth.Form;
import playground.testing.Browser.Page;

/** An authorization server that is not Webex and has nothing where Webex has it; the test plays it. */
public final class AnotherServer implements AfterEachCallback {

  /** What it grants: neither a lifetime of the refresh token nor a tracking id, which are Webex's own. */
  public static final String TOKENS = """
      {"access_token": "acc3ss", "expires_in": 300, "refresh_token": "r3fresh", "token_type": "Bearer", "scope": "openid"}""";

  /** The product's name, and the names of settings, one of which the samples read from the environment. */
  private static final Pattern ALLOWED =
      Pattern.compile("Webex OAuth Playground|WEBEX_CLIENT_SECRET|(?<![.\\w])(" + settings() + ")(?![\\w-])");

  /** The host as a word: its four letters happen to be in a random token now and then. */
  private static final Pattern WEBEX = Pattern.compile("(?i)webex|(?<![\\w-])wbx2(?![\\w-])|ciscospark|spark:|control hub");

  private final FakeWebex server = new FakeWebex();

  private static String settings() {
    try (var lines = Files.lines(Path.of("config.example.properties"))) {
      return lines.filter(line -> line.startsWith("webex.")).map(line -> Pattern.quote(line.replaceFirst("=.*", "")))
          .collect(Collectors.joining("|"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.afterEach(context);
  }

  public FakeWebex http() {
    return server;
  }

  /** What pages call it. */
  public String host() {
    return server.baseUrl().getRawAuthority();
  }

  /** With every endpoint that a discovery document can name. */
  public AuthorizationServer complete() {
    var endpoints = new EnumMap<Endpoint, URI>(Endpoint.class);
    Stream.of(Endpoint.values()).forEach(endpoint -> endpoints.put(endpoint, at(endpoint)));
    return with(endpoints);
  }

  /** With the two endpoints that it must have, and nothing else. */
  public AuthorizationServer bare() {
    return with(Map.of(
        Endpoint.AUTHORIZATION, at(Endpoint.AUTHORIZATION), Endpoint.TOKEN, at(Endpoint.TOKEN)));
  }

  private AuthorizationServer with(Map<Endpoint, URI> endpoints) {
    return new AuthorizationServer(
        URI.create("http://" + host()), endpoints, List.of("http://" + host()), Optional.empty());
  }

  private URI at(Endpoint endpoint) {
    return URI.create(server.baseUrl() + "/as/" + endpoint);
  }

  /** What a GET of an endpoint responds with from now on. */
  public AnotherServer gets(Endpoint endpoint, ResponseDefinitionBuilder response) {
    server.answersCalls("/as/" + endpoint, response);
    return this;
  }

  /** Likewise for a POST. */
  public AnotherServer posts(Endpoint endpoint, ResponseDefinitionBuilder response) {
    server.answersTokensAt("/v1/as/" + endpoint, response);
    return this;
  }

  /** A playground that talks to it. */
  public RunningPlayground playground(AuthorizationServer described) {
    return RunningPlayground.with(described, Duration.ofSeconds(2)).requesting("openid");
  }

  /** The page with the code, after a flow up to there. */
  public Page toCode(Browser browser) {
    return back(browser, Map.of("code", "c0de"));
  }

  /** The page after the server has sent the browser back with these parameters and the state. */
  public Page back(Browser browser, Map<String, String> parameters) {
    var sent = browser.get("/").press("requestCode");
    var query = Form.parse(URI.create(sent.header("Location")).getRawQuery());
    var back = Form.empty().with("state", query.value("state").orElseThrow());
    for (var parameter : parameters.entrySet()) {
      back = back.with(parameter.getKey(), parameter.getValue());
    }
    return browser.get(back.appendedTo(URI.create(query.value("redirect_uri").orElseThrow())).toString()).follow();
  }

  /** A page does not speak of Webex, and leads to none of its pages. */
  public static void assertSilentOfWebex(String where, Page page) {
    var rest = ALLOWED.matcher(page.body()).replaceAll("");
    var found = WEBEX.matcher(rest);
    assertFalse(found.find(), () -> where + ": …"
        + rest.substring(Math.max(0, found.start() - 80), Math.min(rest.length(), found.end() + 80)) + "…");
    var links = Stream.of("href", "action", "formaction")
        .flatMap(name -> page.document().select("[" + name + "]").stream().map((Element element) -> element.attr(name)))
        .filter(link -> WEBEX.matcher(link).find());
    assertEquals(List.of(), links.toList(), where);
  }
}
