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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One real browser for one test, its pictures under {@code target/screenshots}. */
public final class Chromium implements BeforeEachCallback, AfterEachCallback, ExecutionCondition {

  /** What a person can prefer. */
  public enum ColourScheme {
    LIGHT,
    DARK
  }

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** Held here so that it stays quiet: it warns of every Chromium that is newer than Selenium, and nothing uses it. */
  private static final Logger NEWER_THAN_SELENIUM = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  static {
    NEWER_THAN_SELENIUM.setLevel(Level.OFF);
  }

  private static final int MOST_TABS = 80; // more than any page has stops
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private final List<String> flags;
  private ChromeDriver driver;

  /**
   * @param flags of Chromium's command line, beside those that every test needs
   */
  public Chromium(String... flags) {
    this.flags = List.of(flags);
  }

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

  @Override
  public void beforeEach(ExtensionContext context) {
    var options = new ChromeOptions();
    options.setBinary(installed("chromium").orElseThrow().toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage");
    options.addArguments(flags);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed("chromedriver").orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().window().setSize(new Dimension(1100, 900));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    driver.quit();
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
    return new WebDriverWait(driver, PATIENCE).until(d -> d.findElement(By.cssSelector(selector)));
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
    new WebDriverWait(driver, PATIENCE).until(d -> onNewPage((JavascriptExecutor) d));
  }

  private static boolean onNewPage(JavascriptExecutor page) {
    return Boolean.TRUE.equals(page.executeScript("return !window.oldPage && document.readyState === 'complete'"));
  }

  /** Opens everything that is folded. */
  public void unfold() {
    driver.executeScript("for (const folded of document.querySelectorAll('details')) folded.open = true");
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

  /** From now on the person prefers that colour scheme. */
  public void prefer(ColourScheme scheme) {
    var feature = Map.of("name", "prefers-color-scheme", "value", scheme.name().toLowerCase(Locale.ROOT));
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** From now on the screen is that wide, in CSS pixels. */
  public void screenWidth(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** A picture of the whole page. */
  public void picture(String name) throws IOException {
    var picture =
        driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
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
