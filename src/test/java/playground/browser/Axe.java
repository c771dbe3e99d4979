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
    return (String) run(chromium, Map.of("rules", Map.of(COLOURS[0], OFF, COLOURS[1], OFF)), List.of()).get("violations");
  }

  /**
   * Every violation of a rule about colours, which take four fifths of axe's time.
   *
   * @param judged the looks of texts that have been judged before and are left out; those that are judged now are added
   */
  @SuppressWarnings("unchecked")
  public static String violationsOfColours(Chromium chromium, Set<String> judged) {
    var looks = looks(chromium);
    var isNew = looks.stream().map(judged::add).toList();
    if (!isNew.contains(true)) {
      return "";
    }
    var found = run(chromium, Map.of("runOnly", List.of(COLOURS)), isNew);
    ((List<Long>) found.get("undecided")).forEach(text -> judged.remove(looks.get(text.intValue())));
    return (String) found.get("violations");
  }

  /**
   * How each text of the page that is shown looks: what decides about its colours, its own and that of what it is in, whatever
   * its words are. With a link its words count too, and those around it, because axe compares their lengths.
   */
  @SuppressWarnings("unchecked")
  private static List<String> looks(Chromium chromium) {
    return (List<String>) chromium.driver().executeScript(
        """
        const BEHIND = ["backgroundColor", "backgroundImage", "opacity", "position", "overflow", "clip", "clipPath", "filter",
            "mixBlendMode"];
        const PLAIN = "rgba(0, 0, 0, 0),none,1,static,visible,auto,none,none,normal";
        const TEXT = ["color", "fontSize", "fontWeight", "fontFamily", "textDecorationLine", "textDecorationColor", "borderBottom",
            "textShadow", "display", "fill", "webkitTextFillColor", "webkitTextStroke"];
        const BLOCK = "p, li, dd, dt, td, th, div, aside, section, main, nav, header, footer, h1, h2, h3, h4, body";
        const values = (element, names) => names.map(name => getComputedStyle(element)[name]).join();
        const ownText = element => [...element.childNodes].filter(node => node.nodeType == 3).map(node => node.data.trim()).join("");
        const text = element => [element.tagName, element.type, Math.min(2, ownText(element).replace(/[^\\p{L}\\p{N}]/gu, "").length),
            element.matches(":disabled, [aria-disabled=true]"), values(element, TEXT)].join();
        const known = new Map([[null, ""]]);
        const behind = element => {
            if (!known.has(element)) {
                const own = values(element, BEHIND);
                known.set(element, behind(element.parentElement) + (own == PLAIN ? "" : "|" + own));
            }
            return known.get(element);
        };
        const around = link => values(link.closest(BLOCK), TEXT) + link.outerHTML + link.closest(BLOCK).textContent;
        const look = element => [text(element), text(element.parentElement), behind(element),
            element.matches("a[href]") ? around(element) : ""].join("|");
        window.texts = [...document.body.querySelectorAll("*")].filter(
            element => (ownText(element) || element.matches("a[href], input, select, textarea, button"))
                && element.checkVisibility({visibilityProperty: true, opacityProperty: true}));
        return texts.map(look);
        """);
  }

  /**
   * @param isMeant for each of the page's texts, whether it is looked at; empty for the whole page
   * @return {@code violations}, a text; {@code undecided}, the numbers of the page's texts that axe could not judge
   */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> run(Chromium chromium, Map<String, Object> options, List<Boolean> isMeant) {
    return (Map<String, Object>)
        chromium.driver().executeAsyncScript(
            """
            const [options, isMeant, done] = arguments;
            const include = isMeant.length == 0 ? [document] : texts.filter((text, i) => isMeant[i]);
            const wanted = { resultTypes: ["violations", "incomplete"], elementRef: true, preload: false, iframes: false };
            axe.run({ include }, { ...options, ...wanted }).then(
                found => done({
                    violations: found.violations.flatMap(violation => violation.nodes.map(
                        node => violation.id + " at " + node.target + ": " + node.failureSummary)).join("\\n"),
                    undecided: isMeant.length == 0 ? [] : found.incomplete.flatMap(rule => rule.nodes)
                        .map(node => texts.indexOf(node.element)).filter(place => place >= 0)}),
                fault => done({violations: "axe failed: " + fault, undecided: []}));
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
