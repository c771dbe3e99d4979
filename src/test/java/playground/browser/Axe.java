package playground.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core finds wrong with the page that is shown, for people who cannot see it well, hear it or use a mouse. */
public final class Axe {

  private static final String SCRIPT = script();

  private Axe() {}

  /** Brings it onto the page that is shown; it goes with that page. */
  public static void load(Chromium chromium) {
    chromium.driver().executeScript(SCRIPT);
  }

  /**
   * One line for each violation: its rule and where; empty when there is none.
   *
   * @param rules the ones to judge by; all when there is none
   */
  public static String violations(Chromium chromium, String... rules) {
    return (String)
        chromium.driver().executeAsyncScript(
            """
            const [rules, done] = arguments;
            const options = { resultTypes: ["violations"], preload: false, iframes: false };
            if (rules.length > 0) options.runOnly = rules;
            axe.run(document, options).then(
                found => done(found.violations.flatMap(violation => violation.nodes.map(
                    node => violation.id + " at " + node.target + ": " + node.failureSummary)).join("\\n")),
                fault => done("axe failed: " + fault));
            """,
            List.of(rules));
  }

  private static String script() {
    try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
