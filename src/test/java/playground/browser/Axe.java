package playground.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What axe-core finds wrong with the page that is shown, for people who cannot see it well, hear it or use a mouse. */
public final class Axe {

  private static final String SCRIPT = script();
  private static final String[] COLOURS = {"color-contrast", "link-in-text-block"};
  private static final Map<String, Boolean> OFF = Map.of("enabled", false);

  private Axe() {}

  /** Brings it onto the page that is shown; it goes with that page. */
  public static void load(Chromium chromium) {
    chromium.driver().executeScript(SCRIPT);
  }

  /** Every violation of a rule that is not about colours, a line each: its rule and where; empty when there is none. */
  public static String violationsBesidesColours(Chromium chromium) {
    return run(chromium, Map.of("rules", Map.of(COLOURS[0], OFF, COLOURS[1], OFF)), List.of());
  }

  /** The parts of the page that is shown, each told from others by its place in the page and its HTML. */
  @SuppressWarnings("unchecked")
  public static List<String> parts(Chromium chromium) {
    return (List<String>) chromium.driver().executeScript(
        """
        window.parts = [...document.body.querySelectorAll("*")];
        const places = new Map([[document.body, ""]]);
        return parts.map(part => {
            const place = places.get(part.parentElement) + ">" + part.tagName + "#" + part.id + "." + part.className;
            places.set(part, place);
            let one = 1, two = 2;
            for (const text of [place, part.outerHTML]) {
                for (let i = 0; i < text.length; i++) {
                    one = Math.imul(one ^ text.charCodeAt(i), 16777619);
                    two = Math.imul(two, 31) + text.charCodeAt(i) | 0;
                }
            }
            return one + " " + two;
        });
        """);
  }

  /**
   * Every violation of a rule about colours, which take four fifths of axe's time.
   *
   * @param known for each of the page's parts, whether it has been judged before and is left out
   */
  public static String violationsOfColours(Chromium chromium, List<Boolean> known) {
    return known.contains(false) ? run(chromium, Map.of("runOnly", List.of(COLOURS)), known) : "";
  }

  private static String run(Chromium chromium, Map<String, Object> options, List<Boolean> known) {
    return (String)
        chromium.driver().executeAsyncScript(
            """
            const [options, known, done] = arguments;
            const knownParts = new Set(known.length == 0 ? [] : parts.filter((part, i) => known[i]));
            const exclude = [...knownParts].filter(part => !knownParts.has(part.parentElement));
            axe.run({ include: [document], exclude }, { ...options, resultTypes: ["violations"], preload: false, iframes: false }).then(
                found => done(found.violations.flatMap(violation => violation.nodes.map(
                    node => violation.id + " at " + node.target + ": " + node.failureSummary)).join("\\n")),
                fault => done("axe failed: " + fault));
            """,
            options,
            known);
  }

  private static String script() {
    try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
