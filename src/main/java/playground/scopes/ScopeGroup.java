package playground.scopes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scopes that belong together, in the order of the catalogue.
 *
 * @param title whom or what they are for
 */
public record ScopeGroup(String title, List<Entry> scopes) {

  /** One scope and what it allows. */
  public record Entry(String name, String gloss) {
    /** Whether these search words match this one. */
    public boolean matches(String words) {
      var text = (name + " " + gloss).toLowerCase(Locale.ROOT);
      return List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(text::contains);
    }
  }

  private static final String OTHERS = "Identity, audit and guests";
  private static final String SIGN_IN = "Sign-in (OpenID Connect)";

  /** By what stands before the colon. */
  private static final Map<String, String> TITLES = Map.of(
      "spark", "What a person can do", "application", "What a person can do",
      "meeting", "Meetings",
      "spark-admin", "Administration",
      "spark-compliance", "Compliance",
      "cjp", "Contact Center", "cjp-analyzer", "Contact Center", "cjds", "Contact Center");

  /** The whole catalogue. */
  public static List<ScopeGroup> all() {
    var entries = new LinkedHashMap<String, List<Entry>>();
    ScopeCatalogue.all().forEach(
        (name, gloss) -> entries.computeIfAbsent(titleOf(name), title -> new ArrayList<>()).add(new Entry(name, gloss)));
    return entries.entrySet().stream().map(group -> new ScopeGroup(group.getKey(), group.getValue())).toList();
  }

  /** Whether its scopes are those of OpenID Connect, which other servers than Webex have too. */
  public boolean isOpenId() {
    return title.equals(SIGN_IN);
  }

  /** The group that a scope belongs to, known or not. */
  public static String titleOf(String name) {
    return ScopeCatalogue.isOpenId(name) ? SIGN_IN : TITLES.getOrDefault(name.split(":", 2)[0], OTHERS);
  }
}
