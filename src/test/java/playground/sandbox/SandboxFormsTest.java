package playground.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.testing.Browser;
import playground.testing.Json;
import playground.testing.RawHttp;
import playground.testing.RunningSandbox;

/** W-10, W-11: the pages of the sandbox take forms from themselves alone, and lead nowhere else. */
class SandboxFormsTest {

  /** What programs post to. They bring a secret, a code or a token, and no cookie counts there. */
  private static final Set<String> FOR_PROGRAMS = Set.of(
      "/v1/access_token", "/idb/oauth2/v1/access_token", "/idb/oauth2/v1/revoke", "/v1/device/authorize",
      "/v1/device/token", "/v1/userinfo");

  /** What a page of another origin makes a browser send. */
  private static final List<String> FOREIGN = List.of(
      "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Sec-Fetch-Site: nonsense",
      "Origin: http://evil.example", "Origin: null", "Origin: http://localhost:1", "Origin: https://localhost");

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  private Browser alex;

  @BeforeEach
  void signIn() {
    alex = sandbox.signedIn("alex@example.com");
  }

  /** W-11: by default a path is protected; one that is not must be for programs. */
  @Test
  void everyPathThatTakesAPostTakesItFromItsOwnOriginAlone() throws Exception {
    var taken = new TreeSet<String>();
    for (var path : sandbox.paths()) {
      if (RawHttp.status(post(path, "Sec-Fetch-Site: same-origin")) != 405) {
        taken.add(path);
      }
    }
    taken.removeIf(path -> path.endsWith("/x") && !path.startsWith("/my-apps")); // those that say 404 to anything
    assertTrue(taken.containsAll(Set.of("/v1/authorize", "/verify", "/my-authorizations", "/my-apps/new", "/faults",
        "/faults/rotate-keys", "/idb/oauth2/v1/authorize")), taken.toString());
    taken.removeAll(FOR_PROGRAMS);
    taken.removeAll(Set.of("/access_token", "/authorize", "/rooms")); // the gateway's 401, whatever is sent

    for (var path : taken) {
      for (var from : FOREIGN) {
        assertEquals(403, RawHttp.status(post(path, from)), path + " " + from);
      }
    }
  }

  /** W-11: what is for programs does not look at who is signed in. */
  @Test
  void whatIsForProgramsIgnoresTheSignIn() throws Exception {
    for (var path : FOR_PROGRAMS) {
      var response = post(path, "Origin: http://evil.example\nCookie: " + cookie());

      assertTrue(Set.of(400, 401, 415).contains(RawHttp.status(response)), path + " " + response);
      assertEquals("", RawHttp.header(response, "Set-Cookie"), path);
    }
  }

  /** W-11: signed in or not, another site signs nobody in or out, and consents to nothing. */
  @Test
  void aForeignFormChangesNothing() throws Exception {
    var app = alex.get("/my-apps").document().expectFirst("article a").attr("href");
    var authorize = "/v1/authorize?" + sandbox.request().encodedForQuery();

    for (var from : FOREIGN) {
      var headers = from + "\nCookie: " + cookie();
      assertNothing(form("/my-authorizations", headers, "signOut=1"));
      assertNothing(form("/my-authorizations", from, "person=robin%40example.com"));
      assertNothing(form(authorize, headers, "person=alex%40example.com&decision=accept"));
      assertNothing(form(app, headers, "button=delete"));
      assertNothing(form("/my-apps/new", headers, "name=Evil&redirectUris=http%3A%2F%2Fevil.example%2F&button=save"));
    }

    assertTrue(alex.get(authorize).has("accept"), "still signed in, and the integration is still there");
    assertFalse(alex.get("/my-apps").document().text().contains("Evil"));
    assertFalse(alex.get("/my-authorizations").document().text().contains("Test integration"), "no permission");
  }

  /** W-11, S-17: nor does it touch a knob. */
  @Test
  void aForeignFormTouchesNoKnob() throws Exception {
    var keys = sandbox.get("/v1/verification").body();

    for (var from : FOREIGN) {
      assertNothing(form("/faults", from, "action=on&fault=cut"));
      assertNothing(form("/faults/rotate-keys", from, ""));
    }
    for (var link : List.of("/faults?action=on&fault=cut", "/faults/rotate-keys")) {
      sandbox.get(link);
    }

    assertEquals("[]", Json.of(sandbox.get("/faults")).get("active").toString());
    assertEquals(keys, sandbox.get("/v1/verification").body());
  }

  /** W-11: opening an address changes nothing. Signing out by GET is Webex's own (contract, 1.N). */
  @Test
  void aLinkChangesNothing() throws Exception {
    var authorize = "/v1/authorize?" + sandbox.request().encodedForQuery();

    for (var link : List.of(
        authorize + "&decision=accept&person=alex%40example.com", "/my-authorizations?signOut=1",
        "/my-authorizations?person=robin%40example.com", "/my-apps/new?name=Evil&button=save")) {
      assertEquals("", alex.get(link).header("Location"), link);
    }

    assertTrue(alex.get(authorize).has("accept"), "still signed in");
    assertFalse(alex.get("/my-apps").document().text().contains("Evil"));
  }

  /** W-10: there is no parameter of a page that leads anywhere but to a path of the sandbox. */
  @ParameterizedTest
  @ValueSource(strings = {
      "//evil.example", "https://evil.example/", "/\\evil.example", "%0d%0aX: y"})
  void noPageLeadsToAnotherHost(String evil) {
    var value = URLEncoder.encode(evil, UTF_8);
    for (var path : List.of("/my-authorizations", "/faults", "/faults/rotate-keys", "/verify", "/my-apps/new", "/my-apps")) {
      for (var name : List.of("goto", "next", "return_to", "redirect_uri", "action", "person")) {
        var parameter = name + "=" + value;
        for (var location : List.of(
            alex.get(path + "?" + parameter).header("Location"), alex.post(path + "?" + parameter, parameter).header("Location"))) {
          assertTrue(location.isEmpty() || location.matches("/[a-z-]+[a-z/-]*"), path + " " + parameter + " leads to " + location);
        }
      }
    }
  }

  private String cookie() {
    var cookie = alex.cookies().getCookieStore().getCookies().get(0);
    return cookie.getName() + "=" + cookie.getValue();
  }

  private static void assertNothing(String response) {
    assertEquals(403, RawHttp.status(response), response);
    assertEquals("", RawHttp.header(response, "Location"));
    assertEquals("", RawHttp.header(response, "Set-Cookie"));
  }

  private String post(String path, String headers) throws Exception {
    return form(path, headers, "");
  }

  private String form(String path, String headers, String body) throws Exception {
    return RawHttp.exchange(sandbox.port(), "POST " + path + " HTTP/1.1\nHost: localhost:" + sandbox.port() + "\n"
        + headers + "\nContent-Type: application/x-www-form-urlencoded\nContent-Length: " + body.length()
        + "\nConnection: close\n\n" + body);
  }
}
