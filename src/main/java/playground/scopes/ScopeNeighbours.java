package playground.scopes;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The existing scopes that are nearest to a misspelt name. */
public final class ScopeNeighbours {

  /** More typing errors than this make another word. */
  private static final int MAX_DISTANCE = 4;

  private ScopeNeighbours() {}

  /** The known scope that is spelled most like this one; empty when it is known itself, or none is near. */
  public static Optional<String> of(String name) {
    if (ScopeCatalogue.gloss(name).isPresent()) {
      return Optional.empty();
    }
    return ScopeCatalogue.all().keySet().stream()
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .filter(known -> distance(name, known) <= MAX_DISTANCE);
  }

  /** Letters to change, add or leave out (Levenshtein), whatever their case. */
  private static int distance(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > MAX_DISTANCE) {
      return MAX_DISTANCE + 1;
    }
    var previous = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var swapped = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swapped, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
