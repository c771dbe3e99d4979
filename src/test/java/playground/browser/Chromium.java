package playground.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One real browser for one test, its pictures under {@code target/screenshots}. */
public final class Chromium implements BeforeEachCallback, AfterEachCallback, ExecutionCondition {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path PICTURES = Path.of("target", "screenshots");

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
    return ConditionEvaluationResult.disabled("no chromium and chromedriver on the PATH");
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
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
    driver.executeScript("window.oldPage = true");
    button.click();
    new WebDriverWait(driver, PATIENCE)
        .until(d -> ((JavascriptExecutor) d).executeScript("return !window.oldPage && document.readyState === 'complete'").equals(true));
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

  /** A picture of the whole page. */
  public void picture(String name) throws IOException {
    var size = driver.manage().window().getSize();
    var height = ((Number) driver.executeScript("return document.documentElement.scrollHeight")).intValue();
    driver.manage().window().setSize(new Dimension(size.width, Math.max(size.height, height + 150)));
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    driver.manage().window().setSize(size);
  }

  private static Optional<Path> installed(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
