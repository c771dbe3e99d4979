package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W-08: an id that was not made here is never adopted, so nobody can plant one. */
class BrowserIdsTest {

  private final BrowserIds ids = new BrowserIds(new SecureRandom());

  @Test
  void anIdThatWasMadeHereIsRecognized() {
    var id = ids.fresh();

    assertEquals(Optional.of(id), ids.read(id.value()));
    assertTrue(id.value().matches("[A-Za-z0-9_-]{48}"), "and fits into a cookie as it is");
  }

  @Test
  void noTwoIdsAreAlikeInTheirRandomHalf() {
    var halves = new HashSet<String>();
    for (var i = 0; i < 1_000; i++) {
      halves.add(ids.fresh().value().substring(0, 24));
    }

    assertEquals(1_000, halves.size());
  }

  /** The second half authenticates the first: changing a character of either makes another id. */
  @Test
  void anIdWithAnyCharacterChangedIsNotRecognized() {
    var value = ids.fresh().value();
    for (var i = 0; i < value.length(); i++) {
      var changed = new StringBuilder(value);
      changed.setCharAt(i, value.charAt(i) == 'A' ? 'B' : 'A');

      assertEquals(Optional.empty(), ids.read(changed.toString()), "character " + i);
    }
  }

  @Test
  void theIdOfAnotherInstanceIsNotRecognized() {
    var others = new BrowserIds(new SecureRandom()).fresh();

    assertEquals(Optional.empty(), ids.read(others.value()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ä", "../../etc/passwd"})
  void whatSomebodyMadeUpIsNotRecognized(String cookie) {
    assertEquals(Optional.empty(), ids.read(cookie));
  }

  @Test
  void anIdWithSomethingAroundItIsNotRecognized() {
    var value = ids.fresh().value();

    assertEquals(Optional.empty(), ids.read(value + "A"));
    assertEquals(Optional.empty(), ids.read(" " + value));
  }
}
