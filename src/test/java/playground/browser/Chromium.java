package playground.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.json.JsonMapper;

/** A real browser for a test, its pictures under {@code target/screenshots}. */
public final class Chromium implements BeforeEachCallback, AfterEachCallback, ExecutionCondition {

  /** What a person can prefer. */
  public enum ColourScheme {
    LIGHT,
    DARK
  }

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** Held here so that it stays quiet: it warns of every Chromium that is newer than Selenium, and nothing uses it. */
  private static final Logger NEWER_THAN_SELENIUM = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  static {
    NEWER_THAN_SELENIUM.setLevel(Level.OFF);
  }

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_TABS = 80; // more than any page has stops
  private static final AtomicBoolean SAID = new AtomicBoolean();

  /** Browsers that run at once: each of them uses about half of a processor, and so does the jar that it looks at. */
  private static final int MAX_BROWSERS = 2;

  private Pool pool;
  private ChromeDriver driver;

  /** Where there is no Chromium the tests are skipped, with one line that says so; under CI that is a failure. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (installed("chromium").isPresent() && installed("chromedriver").isPresent()) {
      return ConditionEvaluationResult.enabled("Chromium is there");
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("under CI the browser tests are required: install chromium and chromium-driver");
    }
    sayOnce("Browser tests skipped: no chromium and chromedriver on the PATH (Debian: chromium, chromium-driver)");
    return ConditionEvaluationResult.disabled("no chromium and chromedriver on the PATH");
  }

  private static void sayOnce(String line) {
    if (SAID.compareAndSet(false, true)) {
      System.out.println(line);
    }
  }

  /**
   * Two browsers serve all tests of a run, because one takes long to start. A test has one for itself, which knows nothing of
   * the test before.
   */
  @Override
  public void beforeEach(ExtensionContext context) throws InterruptedException {
    pool = context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Pool.class, key -> new Pool(), Pool.class);
    driver = pool.take();
    forgetTheTestBefore();
  }

  /** Its tab stays, because a new one takes longer than a page. */
  private void forgetTheTestBefore() {
    var tabs = List.copyOf(driver.getWindowHandles());
    tabs.subList(1, tabs.size()).forEach(tab -> driver.switchTo().window(tab).close());
    driver.switchTo().window(tabs.get(0));
    driver.get("about:blank");
    driver.executeCdpCommand("Page.resetNavigationHistory", Map.of());
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of()));
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", ""));
    complaints();
    driver.manage().logs().get(LogType.PERFORMANCE);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (driver != null) {
      driver.switchTo().defaultContent();
      pool.giveBack(driver);
    }
  }

  /** The browsers of a run. */
  private static final class Pool implements AutoCloseable {

    private final Semaphore free = new Semaphore(MAX_BROWSERS);
    private final Queue<ChromeDriver> idle = new ConcurrentLinkedQueue<>();

    ChromeDriver take() throws InterruptedException {
      free.acquire();
      var waiting = idle.poll();
      return waiting == null ? start() : waiting;
    }

    void giveBack(ChromeDriver browser) {
      idle.add(browser);
      free.release();
    }

    @Override
    public void close() {
      idle.forEach(ChromeDriver::quit);
    }
  }

  private static ChromeDriver start() {
    var options = new ChromeOptions();
    options.setBinary(installed("chromium").orElseThrow().toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
        "--window-size=1100,900");
    var log = new LoggingPreferences();
    log.enable(LogType.BROWSER, Level.ALL);
    log.enable(LogType.PERFORMANCE, Level.ALL); // has the responses, for source()
    options.setCapability("goog:loggingPrefs", log);
    options.setExperimentalOption("perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed("chromedriver").orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    return new ChromeDriver(service, options);
  }

  public ChromeDriver driver() {
    return driver;
  }

  public void open(Object address) {
    driver.get(address.toString());
  }

  /** The element with that id, as soon as it is there. */
  public WebElement byId(String id) {
    return first("#" + id);
  }

  /** The first element that a CSS selector finds, as soon as there is one. */
  public WebElement first(String selector) {
    return patiently().until(d -> d.findElement(By.cssSelector(selector)));
  }

  /** Clicks, and waits until the page that was clicked on is gone. */
  public void press(String selector) {
    var button = first(selector);
    leaving(button::click);
  }

  /** Clicks twice, as fast as a hand does, and waits until the page that was clicked on is gone. */
  public void pressTwice(String selector) {
    var button = first(selector);
    leaving(() -> new Actions(driver).doubleClick(button).perform());
  }

  /** Does what leads to another page, and waits until that is there. */
  public void leaving(Runnable act) {
    driver.executeScript("window.oldPage = true");
    act.run();
    patiently().until(d -> onNewPage((JavascriptExecutor) d));
  }

  private WebDriverWait patiently() {
    return new WebDriverWait(driver, PATIENCE, LOOK_EVERY);
  }

  private static boolean onNewPage(JavascriptExecutor page) {
    return Boolean.TRUE.equals(page.executeScript("return !window.oldPage && document.readyState === 'complete'"));
  }

  /** Opens everything that is folded, but for the menus, which would cover what is below them. */
  public void unfold() {
    driver.executeScript("for (const folded of document.querySelectorAll('details:not(.menu)')) folded.open = true");
  }

  /** Presses Tab until the focus is on what a CSS selector describes. */
  public void tabTo(String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (Boolean.TRUE.equals(driver.executeScript("return document.activeElement.matches(arguments[0])", selector))) {
        return;
      }
      type(Keys.TAB);
    }
    throw new AssertionError("no number of Tabs leads to " + selector);
  }

  /** Types into whatever has the focus. */
  public void type(CharSequence keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** How many elements a CSS selector finds now. */
  public int count(String selector) {
    return driver.findElements(By.cssSelector(selector)).size();
  }

  /** What a field or an output holds. */
  public String value(String id) {
    return (String) driver.executeScript("return arguments[0].value", byId(id));
  }

  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** Types over what a field holds. */
  public void fill(String id, String text) {
    var field = byId(id);
    field.clear();
    field.sendKeys(text);
  }

  /** What is in the console: a blocked script, a missing file, a violated policy. Each line is told once. */
  public String complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  /** The HTML of the page that is shown, as the server sent it. */
  public String source() {
    var requestId = driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> JSON.readTree(entry.getMessage()).path("message"))
        .filter(message -> message.path("method").asString("").equals("Network.responseReceived"))
        .map(message -> message.path("params"))
        .filter(response -> response.path("type").asString("").equals("Document"))
        .map(response -> response.path("requestId").asString())
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalStateException("no page since the last time"));
    return (String) driver.executeCdpCommand("Network.getResponseBody", Map.of("requestId", requestId)).get("body");
  }

  /** From now on the person prefers that colour scheme; and no motion, so that colours change at once. */
  public void prefer(ColourScheme scheme) {
    var colours = Map.of("name", "prefers-color-scheme", "value", scheme.name().toLowerCase(Locale.ROOT));
    var motion = Map.of("name", "prefers-reduced-motion", "value", "reduce");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(colours, motion)));
  }

  /** From now on every request has these headers, as behind a proxy that adds them. */
  public void headers(Map<String, String> headers) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", headers));
  }

  /** From now on the scripts of the pages do not run. */
  public void disableScripts() {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
  }

  /** From now on the screen is that wide, in CSS pixels. */
  public void screenWidth(int width) {
    screen(width, 900);
  }

  /** From now on the screen has that size, in CSS pixels. */
  public void screen(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** From now on the person is in that time zone, by its name in the tz database. */
  public void timeZone(String zone) {
    driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
  }

  /** A picture of the whole page. */
  public void picture(String name) throws IOException {
    var picture =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "optimizeForSpeed", true));
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode((String) picture.get("data")));
  }

  private static Optional<Path> installed(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
