package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import playground.html.Assets;
import playground.testing.Browser;
import playground.testing.RawHttp;

/** W-12: what the whole program writes while the flow is walked, with everything logged that can be. */
class LogTest {

  private static final String SECRET = "s3cret-typed-by-hand";

  @TempDir Path folder;

  @Test
  void noSecretOfTheFlowIsEverWritten() throws Exception {
    var written = folder.resolve("written");
    var program = start(written);
    var secrets = new LinkedHashMap<String, String>();
    try (var lines = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      var home = URI.create(lines.readLine().replace("Open", "").strip());
      walk(new Browser(home), secrets);
      new Browser(home).get(Assets.ICON_SVG);
      forgeLines(home.getPort());
      RawHttp.get(home.getPort(), "/the-last-one");
    } finally {
      program.destroy();
      program.waitFor();
    }

    var log = Files.readString(written);
    assertTrue(log.contains("playground GET /callback 303"), "requests are logged: " + log);
    assertTrue(log.lines().filter(line -> line.contains("GET /assets/")).allMatch(line -> line.contains("DEBUG")), log);
    assertTrue(log.contains("playground GET " + Assets.ICON_SVG + " 200"), "static files among the details alone");
    assertTrue(log.contains("sandbox POST /v1/access_token 200"), "on both ports");
    assertTrue(log.contains("playground GET /the-last-one 404"), "what was not yet written when the process was told to end");
    secrets.forEach((name, value) -> assertFalse(log.contains(value), name + " is in the log"));
    assertFalse(log.contains("code_verifier=") || log.contains("client_secret="), "a token request is in the log");
    assertEquals(0, log.split("[\\n\\r\\u0085\\u2028\\u2029]FORGED", -1).length - 1, "one request writes no second line");
  }

  private Process start(Path written) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java, "-Djdk.httpclient.HttpClient.log=all", "-DROOT.LEVEL=ALL", "-DLEVEL=ALL", "-Dplayground.LEVEL=ALL",
            "-cp", System.getProperty("java.class.path"), "playground.Main", "--port", "0");
    builder.directory(folder.toFile()).redirectError(written.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("WEBEX_") || name.startsWith("SERVER_"));
    builder.environment().put("SANDBOX_PORT", "0");
    return builder.start();
  }

  /** Every secret there is, by name: good requests, a refused one, and a forged callback. */
  private static void walk(Browser browser, Map<String, String> secrets) {
    var page = browser.get("/");
    var withCode =
        page.press("requestCode").follow().pressFirst("button[name=person]").follow().press("accept").follow();
    var withToken = withCode.press("requestToken").follow();
    var buttons = withToken.document().select("form:has(input[name=flow]) button").eachAttr("id");
    assertTrue(buttons.contains("refreshToken"), "and the buttons of further steps: " + buttons);
    buttons.forEach(withToken::press);
    var refreshed = browser.get("/");
    browser.get("/callback?state=" + page.value("stateValue") + "&code=" + withCode.value("code"));
    browser.get("/callback?state=st4te-that-nobody-sent&code=c0de-that-nobody-sent");
    browser.get("/").fill("clientSecret", SECRET).press("requestCode").follow()
        .press("accept").follow().press("requestToken").follow(); // still signed in

    secrets.put("the state", page.value("stateValue"));
    secrets.put("the code", withCode.value("code"));
    secrets.put("the access token", withToken.value("token"));
    secrets.put("the refreshed access token", refreshed.value("token"));
    secrets.put("the refresh token", withToken.value("refresh"));
    secrets.put("a forged state", "st4te-that-nobody-sent");
    secrets.put("a forged code", "c0de-that-nobody-sent");
    secrets.put("a typed secret", SECRET);
    browser.cookies().getCookieStore().getCookies().forEach(cookie -> secrets.put("the cookie " + cookie.getName(), cookie.getValue()));
    secrets.forEach((name, value) -> assertFalse(value.isEmpty(), name));
  }

  private static void forgeLines(int port) throws Exception {
    RawHttp.get(port, "/%0d%0aFORGED");
    RawHttp.get(port, "/%e2%80%a8FORGED%e2%80%a9FORGED%c2%85FORGED");
    RawHttp.get(port, "/a%0aFORGED?b=%0aFORGED");
    RawHttp.get(port, "/callback?state=s&error=%0d%0aFORGED&error_description=%0d%0aFORGED");
    RawHttp.get(port, "/v1/authorize?client_id=%0d%0aFORGED&state=%0aFORGED");
    RawHttp.request(port, "GET", "/", "Host: a\rFORGED\n");
  }
}
