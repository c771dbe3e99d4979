package playground.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.AuthorizationServer;
import playground.testing.Browser.Page;
import playground.testing.RunningPlayground;
import playground.webex.WebexEndpoints;

/** Links and words follow the server: Webex for Government has a portal of its own, another server has none of Webex's. */
class OtherServersTest {

  @RegisterExtension
  final RunningPlayground government =
      RunningPlayground.with(WebexEndpoints.at(URI.create("https://api-usgov.webex.com/v1")), Duration.ofSeconds(1));

  @RegisterExtension
  final RunningPlayground webex =
      RunningPlayground.with(WebexEndpoints.at(URI.create("https://webexapis.com/v1")), Duration.ofSeconds(1));

  @RegisterExtension
  final RunningPlayground other = RunningPlayground.with(
      new AuthorizationServer(
          URI.create("https://login.example.com/authorize"), URI.create("https://login.example.com/token"),
          URI.create("https://api.example.com/v1")),
      Duration.ofSeconds(1));

  @Test
  void webexForGovernmentHasItsOwnPortal() {
    var page = government.newBrowser().get("/");

    assertEquals("https://developer-usgov.webex.com", portal(page));
    assertTrue(page.document().getElementById("redirectUri-help").text().startsWith("Register it at developer-usgov.webex.com"));
    assertTrue(page.text().contains("You are connected to Webex for Government at https://api-usgov.webex.com/v1"));
    assertEquals(List.of(), links(government, "developer.webex.com"));
  }

  @Test
  void webexHasItsPortal() {
    var page = webex.newBrowser().get("/");

    assertEquals("https://developer.webex.com/my-apps", portal(page));
    assertTrue(page.text().contains("You are connected to Webex at https://webexapis.com/v1"));
    assertEquals(List.of(), links(webex, "usgov"));
  }

  @Test
  void anotherServerHasNoLinkToWebex() {
    var page = other.newBrowser().get("/");

    assertEquals("From your integration at login.example.com.", page.document().getElementById("clientId-help").text());
    assertTrue(page.text().contains("You are connected to login.example.com: users"));
    assertEquals(List.of(), links(other, "webex.com"));
  }

  private static String portal(Page page) {
    return page.document().getElementById("clientId-help").selectFirst("a").attr("href");
  }

  /** Of all pages, those to such a host. */
  private static List<String> links(RunningPlayground playground, String host) {
    return playground.getPaths().stream()
        .map(path -> playground.newBrowser().get(path).document())
        .flatMap(page -> Stream.concat(page.select("a[href]").stream(), page.select("form[action]").stream()))
        .map((Element element) -> element.hasAttr("href") ? element.attr("href") : element.attr("action"))
        .filter(link -> link.contains(host))
        .toList();
  }
}
