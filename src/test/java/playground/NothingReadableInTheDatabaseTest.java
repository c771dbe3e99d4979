package playground;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.Browser;
import playground.testing.DatabaseDump;
import playground.testing.RoundRobinProxy;
import playground.testing.SandboxSteps;
import playground.testing.SecretsOnTheWire;
import playground.testing.TwoNodes;

/**
 * W-23: whoever has the database and not {@code store.key} finds no secret of a run that used everything; nothing is
 * picked out by hand, for every parameter, cookie and token is one that went over the wire.
 */
class NothingReadableInTheDatabaseTest {

  @RegisterExtension final TwoNodes nodes = TwoNodes.onOneDatabase();

  @Test
  void aDumpAfterARunHoldsNoSecretOfIt() throws Exception {
    try (var asLoopback = new RoundRobinProxy()) { // the controls of the sandbox are not for those who come by its public URL
      asLoopback.to(nodes.nodes().stream().map(node -> node.sandboxAddress().getPort()).toList());
      useEverything(nodes.newBrowser(), new Browser(asLoopback.address()));

      var secrets = new SecretsOnTheWire(List.of(nodes.playground(), nodes.sandbox(), asLoopback));

      assertEquals(
          Set.of("client_secret", "code", "code_verifier", "state", "nonce", "refresh_token", "access_token", "token",
              "id_token", "cookie"),
          new TreeSet<>(secrets.names()));
      var dump = DatabaseDump.of(nodes.node(0).database());
      assertTrue(dump.columns().containsAll(List.of(
          "browsers.sealed", "browser_ids.id_lookup", "flows.sealed", "logged_exchanges.sealed",
          "pending_authorizations.state_lookup", "codes.value_lookup", "access_tokens.value_lookup",
          "refresh_tokens.value_lookup", "integrations.sealed", "sign_ins.cookie_lookup", "messages.sealed", "rooms.sealed",
          "signing_keys.sealed", "logged_requests.sealed", "grants.sealed")), dump.columns()::toString);
      secrets.byName().forEach((name, values) ->
          values.forEach(value -> assertEquals(Set.of(), dump.columnsWith(value), name)));
    }
  }

  private void useEverything(Browser browser, Browser developer) throws Exception {
    var front = browser.get("/");
    var withTokens = SandboxSteps.signInAndConsent(
        front.fill("oauthScopes", "openid " + front.value("oauthScopes")).press("requestCode")).press("requestToken").follow();
    var refreshed = withTokens.press("refreshToken").follow();
    browser.get("/console").fill("path", "/rooms").press("send").follow();
    browser.get("/console").fill("pastedToken", refreshed.value("token")).press("useToken").follow();
    browser.get("/console").fill("path", "/people/me").press("send").follow();
    var room = post("/v1/rooms", "{\"title\":\"Room\"}", refreshed.value("token"));
    post("/v1/messages", "{\"roomId\":\"" + room.replaceAll("(?s).*\"id\" ?: ?\"([^\"]+)\".*", "$1") + "\",\"text\":\"Text\"}",
        refreshed.value("token"));
    browser.get("/sign-out").press("revokeAccess").follow();

    var made = developer.get("/my-apps/new");
    var app = made.fill("name", "My app").fill("redirectUris", "http://localhost:9999/callback").press("save").follow();
    developer.get(app.uri().toString()).press("secret").follow();
  }

  private String post(String path, String json, String token) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(nodes.sandbox().address() + path))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(BodyPublishers.ofString(json)).build();
    var response = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request, BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }

  /** The search finds what is there, in every form. */
  @Test
  void aSecretThatSomebodyStoredReadablyIsFound() {
    var secret = "a-secret-that-was-planted";
    var octets = secret.getBytes(UTF_8);
    var encoder = Base64.getEncoder();
    for (var planted : List.of(
        secret, "x" + secret + "y", HexFormat.of().formatHex(octets), encoder.encodeToString(octets),
        encoder.encodeToString(("1" + secret + "2").getBytes(UTF_8)),
        Base64.getUrlEncoder().encodeToString(("12" + secret).getBytes(UTF_8)))) {
      nodes.node(0).database().run(handle -> handle.execute("UPDATE seeds SET name = ?", planted));

      assertEquals(Set.of("seeds.name"), DatabaseDump.of(nodes.node(1).database()).columnsWith(secret), planted);
    }
    nodes.node(0).database().run(handle -> handle.execute("INSERT INTO browser_ids (id_lookup) VALUES (?)", (Object) octets));
    assertTrue(DatabaseDump.of(nodes.node(1).database()).columnsWith(secret).contains("browser_ids.id_lookup"));
  }
}
