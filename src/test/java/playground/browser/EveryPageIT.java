package playground.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.WebDriverException;
import playground.browser.Chromium.ColourScheme;
import playground.cli.WritableSettings;
import playground.config.ConfigFileEditor;
import playground.oauth.AuthorizationServer;
import playground.testing.RunningPlayground;

/**
 * Every page of both sites in every state: its HTML is without an error (Nu HTML Checker), no rule of accessibility is
 * violated (axe-core), and nothing sticks out sideways, in light and dark, on a desk, a tablet and a phone. Three visits, which
 * run beside each other, because starting servers takes longer than judging a page.
 */
@Execution(ExecutionMode.CONCURRENT)
class EveryPageIT {

  private static final int DESK = 1280;
  private static final int TABLET = 640;
  private static final int PHONE = 360;

  /**
   * Elements that are wider than the box that they are in, other than those that scroll or are cut off on purpose, or hold
   * what is typed.
   */
  private static final String TOO_WIDE = """
      const page = document.documentElement;
      const wide = [...document.querySelectorAll("body *")].filter(element =>
          element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1
          && element.checkVisibility()
          && !element.closest("pre, input, textarea, select, svg, .hidden-text, .talks-to, header:has(details.menu[open])"))
          .map(element => element.tagName.toLowerCase() + (element.id ? "#" + element.id : "") + "." + element.className
              + " " + element.scrollWidth + " > " + element.clientWidth);
      if (page.scrollWidth > page.clientWidth) wide.unshift("the page " + page.scrollWidth + " > " + page.clientWidth);
      return wide.join("\\n");
      """;

  /** In all visits, because most texts look like one on another page. */
  private static final Set<String> LOOKS_JUDGED = ConcurrentHashMap.newKeySet();

  @TempDir static Path folder;

  @RegisterExtension
  @Order(1)
  final Chromium chromium = new Chromium();

  @RegisterExtension
  @Order(2)
  final RunningPlayground playground = RunningPlayground.withSandbox()
      .savingTo(new WritableSettings(new ConfigFileEditor(folder.resolve("config.properties"))));

  /** At a server that is not Webex, whose name is long. */
  @RegisterExtension
  @Order(3)
  final RunningPlayground elsewhere = RunningPlayground.with(
      new AuthorizationServer(
          URI.create("https://sign-in.identity.example-corporation.example.com:8443/authorize"),
          URI.create("https://sign-in.identity.example-corporation.example.com:8443/token"),
          URI.create("https://sign-in.identity.example-corporation.example.com:8443")),
      Duration.ofSeconds(1)).requesting("openid");

  private final HtmlChecker html = new HtmlChecker();
  private final List<String> found = new ArrayList<>();

  @Test
  void noPageOfTheTutorialHasAFaultOfHtmlOrAccessibilityOrSticksOutSideways() {
    visit(new Visitor(chromium, playground), Stop.tutorial());
  }

  @Test
  void noOtherPageHasAFaultOfHtmlOrAccessibilityOrSticksOutSideways() {
    visit(new Visitor(chromium, playground), Stop.besideTheTutorial());
  }

  @Test
  void noPageAtAnotherServerHasAFaultOfHtmlOrAccessibilityOrSticksOutSideways() {
    visit(new Visitor(chromium, elsewhere), Stop.elsewhere());
  }

  private void visit(Visitor visitor, List<Stop> stops) {
    playground.clock().forward(Duration.ofNanos(123_456_789)); // as real moments are
    for (var stop : stops) {
      chromium.screenWidth(DESK);
      reach(visitor, stop);
      judge(visitor, stop.name());
    }

    assertEquals("", String.join("\n\n", found));
  }

  private static void reach(Visitor visitor, Stop stop) {
    try {
      stop.reach().by(visitor);
    } catch (WebDriverException e) {
      throw new AssertionError("cannot be reached: " + stop.name(), e);
    }
  }

  private void judge(Visitor visitor, String stop) {
    note(stop + ", HTML", html.errors(chromium.source()));
    visitor.unfold();
    Axe.load(chromium);
    for (var scheme : ColourScheme.values()) {
      chromium.prefer(scheme);
      judgeColours(stop, scheme, DESK);
      judgeColours(stop, scheme, PHONE);
    }
    for (var width : new int[] {PHONE, TABLET, DESK}) {
      chromium.screenWidth(width);
      note(stop + ", " + width + " px", (String) chromium.driver().executeScript(TOO_WIDE));
      note(stop + ", axe, " + width + " px", Axe.violationsBesidesColours(chromium));
    }
  }

  private void judgeColours(String stop, ColourScheme scheme, int width) {
    chromium.screenWidth(width);
    note(stop + ", axe, " + scheme + ", " + width + " px", Axe.violationsOfColours(chromium, LOOKS_JUDGED));
  }

  private void note(String what, String faults) {
    if (!faults.isEmpty()) {
      found.add(what + "\n" + faults);
    }
  }
}
