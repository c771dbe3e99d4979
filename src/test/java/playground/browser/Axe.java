package playground.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /**
   * Every violation of a rule about colours, which take four fifths of axe's time.
   *
   * @param judged the looks of texts that have been judged before and are left out; those of the page are added
   */
  public static String violationsOfColours(Chromium chromium, Set<String> judged) {
    var isNew = looks(chromium).stream().map(judged::add).toList();
    return isNew.contains(true) ? run(chromium, Map.of("runOnly", List.of(COLOURS)), isNew) : "";
  }

  /**
   * How each text of the page that is shown looks: all that decides about its colours, its own and that of what it is in, but
   * for its place and its words.
   */
  @SuppressWarnings("unchecked")
  private static List<String> looks(Chromium chromium) {
    return (List<String>) chromium.driver().executeScript(
        """
        const BEHIND = ["backgroundColor", "backgroundImage", "opacity", "position", "overflow", "clip", "clipPath", "filter",
            "mixBlendMode"];
        const PLAIN = "rgba(0, 0, 0, 0),none,1,static,visible,auto,none,none,normal";
        const TEXT = ["color", "fontSize", "fontWeight", "textDecorationLine", "textDecorationColor", "textShadow", "display", "fill"];
        const values = (element, names) => names.map(name => getComputedStyle(element)[name]).join();
        const ownText = element => [...element.childNodes].filter(node => node.nodeType == 3).map(node => node.data.trim()).join("");
        const text = element => [element.tagName, element.type, Math.min(2, ownText(element).length),
            element.matches(":disabled, [aria-disabled=true]"), values(element, TEXT)].join();
        const known = new Map([[null, ""]]);
        const behind = element => {
            if (!known.has(element)) {
                const own = values(element, BEHIND);
                known.set(element, behind(element.parentElement) + (own == PLAIN ? "" : "|" + own));
            }
            return known.get(element);
        };
        const look = element => [text(element), text(element.parentElement), behind(element)].join("|");
        window.texts = [...document.body.querySelectorAll("*")].filter(
            element => (ownText(element) || element.matches("input, select, textarea, button")) && element.checkVisibility());
        return texts.map(look);
        """);
  }

  /**
   * @param isMeant for each of the page's texts, whether it is looked at; empty for the whole page
   */
  private static String run(Chromium chromium, Map<String, Object> options, List<Boolean> isMeant) {
    return (String)
        chromium.driver().executeAsyncScript(
            """
            const [options, isMeant, done] = arguments;
            const include = isMeant.length == 0 ? [document] : texts.filter((text, i) => isMeant[i]);
            axe.run({ include }, { ...options, resultTypes: ["violations"], preload: false, iframes: false }).then(
                found => done(found.violations.flatMap(violation => violation.nodes.map(
                    node => violation.id + " at " + node.target + ": " + node.failureSummary)).join("\\n")),
                fault => done("axe failed: " + fault));
            """,
            options,
            isMeant);
  }

  private static String script() {
    try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
