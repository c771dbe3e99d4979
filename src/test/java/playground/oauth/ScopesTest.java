package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749 §3.3. */
class ScopesTest {

  @Test
  void whatAPersonTypesBecomesNamesWithSingleSpaces() {
    var scopes = Scopes.parse("  spark:rooms_read \t spark:people_read\nspark:rooms_read ");

    assertEquals("spark:rooms_read spark:people_read", scopes.toString());
    assertEquals(List.of("spark:rooms_read", "spark:people_read"), scopes.names());
  }

  @Test
  void nothingTypedIsNoScope() {
    assertTrue(Scopes.parse("").isEmpty());
    assertTrue(Scopes.parse(" \t\n").isEmpty());
    assertEquals("", Scopes.parse(" ").toString());
  }

  @Test
  void namesAreCaseSensitive() {
    var scopes = Scopes.parse("spark:rooms_read");

    assertTrue(scopes.contains("spark:rooms_read"));
    assertFalse(scopes.contains("spark:Rooms_read"));
    assertFalse(scopes.contains("spark:rooms"));
  }

  /** "the order of the values has no meaning". */
  @Test
  void orderDoesNotMatterWhenTheyAreCompared() {
    assertTrue(Scopes.parse("a b").sameAs(Scopes.parse("b a")));
    assertFalse(Scopes.parse("a b").sameAs(Scopes.parse("a")));
    assertFalse(Scopes.parse("a").sameAs(Scopes.parse("a b")));
  }

  @Test
  void someContainOthersOnlyWhenAllOfThemAreThere() {
    assertTrue(Scopes.parse("a b c").containsAll(Scopes.parse("c a")));
    assertTrue(Scopes.parse("a").containsAll(Scopes.parse("")));
    assertFalse(Scopes.parse("a b").containsAll(Scopes.parse("a c")));
  }

  @Test
  void oneMoreIsAddedAtTheEndAndOnlyOnce() {
    assertEquals("a b", Scopes.parse("a").plus("b").toString());
    assertEquals("a b", Scopes.parse("a b").plus("a").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "a\\b", "\u00E9", "a\u0000"})
  void whatTheGrammarDoesNotAllowIsNamed(String name) {
    assertEquals(Optional.of(name), Scopes.parse("spark:all " + name).malformed());
  }

  @Test
  void everyOtherPrintableCharacterIsAllowed() {
    assertEquals(Optional.empty(), Scopes.parse("!#[]~ spark:rooms_read a/b,c").malformed());
  }

  @Test
  void twoScopesAreJoinedWithEachNameOnce() {
    assertEquals("a b c", Scopes.parse("a b").plus(Scopes.parse("c a")).toString());
    assertFalse(Scopes.parse("a").isEmpty());
    assertTrue(Scopes.parse("").plus(Scopes.parse("")).isEmpty());
  }
}
