package playground.browser;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.FaultType;
import playground.testing.RunningPlayground;
import playground.testing.SandboxSteps;

/** Somebody who goes through both sites, and switches on what is to go wrong there. */
final class Visitor {

  private final Chromium chromium;
  private final RunningPlayground playground;
  private String userCode = "";

  Visitor(Chromium chromium, RunningPlayground playground) {
    this.chromium = chromium;
    this.playground = playground;
  }

  /** Opens a page of the playground. */
  Visitor open(String path) {
    chromium.open(playground.address() + path);
    return this;
  }

  /** Opens a page of the sandbox. */
  Visitor sandbox(String path) {
    chromium.open("http://localhost:" + playground.sandboxPort() + path);
    return this;
  }

  /** From now on a proxy passes on what the visitor sends, so that it does not count as sent on this machine. */
  Visitor throughAProxy() {
    chromium.headers(Map.of("Via", "1.1 proxy"));
    return this;
  }

  Visitor withoutAProxy() {
    chromium.headers(Map.of());
    return this;
  }

  Visitor press(String... selectors) {
    for (var selector : selectors) {
      unfold();
      chromium.press(selector);
    }
    return this;
  }

  /** Types over what a field holds, folded or not. */
  Visitor fill(String id, String text) {
    unfold();
    chromium.fill(id, text);
    return this;
  }

  /** Ticks the box with that value. */
  Visitor choose(String value) {
    unfold();
    chromium.first("input[value='" + value + "']").click();
    return this;
  }

  /** Opens everything that is folded, but no menu. */
  Visitor unfold() {
    chromium.driver().executeScript("for (const folded of document.querySelectorAll('main details')) folded.open = true");
    return this;
  }

  /** Opens a menu, or more of them where there is one for each width of the screen. */
  Visitor openMenu(String selector) {
    chromium.driver().executeScript(
        "for (const menu of document.querySelectorAll(arguments[0])) menu.open = true", selector);
    return this;
  }

  /** From the form of step 1 to the page with the code. */
  Visitor toCode() {
    unfold();
    new BrowserFlow(chromium, playground).askForCode();
    return this;
  }

  /** From the form of step 1 to the page with the tokens. */
  Visitor toTokens() {
    return toCode().press("#requestToken");
  }

  /** From now on the sandbox has these faults and no others. */
  Visitor fault(FaultType... types) {
    playground.sandbox().faults().replace(Stream.of(types).map(ActiveFault::of).toList());
    return this;
  }

  /** From now on a call of that path fails so. */
  Visitor fault(FaultType type, String path) {
    playground.sandbox().faults().replace(List.of(new ActiveFault(type, path, ActiveFault.of(type).number(), Optional.empty())));
    return this;
  }

  Visitor faultless() {
    playground.sandbox().faults().replace(List.of());
    return this;
  }

  /** An access token from elsewhere, for spark:rooms_read. */
  String token() {
    return SandboxSteps.toTokens(playground.newBrowser()).value("token");
  }

  String clientId() {
    return playground.credentials().clientId();
  }

  Visitor registerDeviceHelpers() {
    playground.registerDeviceHelpers();
    return this;
  }

  /** Remembers the code that the device shows. */
  Visitor noteUserCode() {
    userCode = chromium.byId("userCode").getText();
    return this;
  }

  Visitor fillUserCode() {
    return fill("code", userCode);
  }

  /** What a device does by itself after a while. */
  Visitor pollDevices() {
    playground.clock().forward(Duration.ofSeconds(5));
    playground.pollDevices();
    return this;
  }
}
