package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {

  /** C-01: 63 characters of 62 different ones are 375 random bits, and no two attempts have the same. */
  @Test
  void aThousandFreshStatesAreAThousandDifferentOnes() {
    var random = new SecureRandom();

    var states = Stream.generate(() -> State.random(random).value()).limit(1_000).collect(Collectors.toSet());

    assertEquals(1_000, states.size());
    assertTrue(states.stream().allMatch(state -> state.matches("[A-Za-z0-9]{63}")));
    assertEquals(62, states.stream().flatMapToInt(String::chars).distinct().count(), "the whole alphabet is in use");
  }

  @Test
  void onlyTheSameValueMatches() {
    var state = new State("abc");

    assertTrue(state.matches("abc"));
    assertFalse(state.matches("abd"));
    assertFalse(state.matches("ab"));
    assertFalse(state.matches("abcd"));
    assertFalse(state.matches("ABC"));
    assertFalse(state.matches(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\r\nb", "a\u0000", "\u00E9", "\u20AC"})
  void whatIsNotPrintableAsciiIsNoState(String value) {
    assertThrows(IllegalArgumentException.class, () -> new State(value));
  }

  @Test
  void aTypedStateMayHaveAThousandAndTwentyFourCharacters() {
    assertEquals(1024, new State("x".repeat(1024)).value().length());
    assertThrows(IllegalArgumentException.class, () -> new State("x".repeat(1025)));
  }

  @Test
  void aRefusalDoesNotRepeatTheValue() {
    var refused = assertThrows(IllegalArgumentException.class, () -> new State("sentinel\n"));

    assertFalse(refused.getMessage().contains("sentinel"));
  }
}
