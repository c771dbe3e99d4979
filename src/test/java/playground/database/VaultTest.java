package playground.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import playground.oauth.Secret;
import playground.testing.RunningPostgres;

/** W-23: what lies in the database is worth nothing without the key. */
class VaultTest {

  private static final Secret OLD = new Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final Secret NEW = RunningPostgres.key();
  private static final byte[] PLAIN = "a-refresh-token".getBytes(UTF_8);

  private final Vault vault = vault(NEW);

  @Test
  void whatIsSealedOnOneNodeIsOpenedOnAnother() {
    assertArrayEquals(PLAIN, vault(NEW).open(vault.seal(PLAIN, "flows/1"), "flows/1"));
  }

  @Test
  void aSealedValueShowsNothingAndNoTwoAreAlike() {
    var sealed = new HashSet<String>();
    for (var i = 0; i < 1_000; i++) {
      sealed.add(HexFormat.of().formatHex(vault.seal(PLAIN, "flows/1")));
    }

    assertEquals(1_000, sealed.size());
    assertTrue(sealed.stream().noneMatch(value -> value.contains(HexFormat.of().formatHex(PLAIN))));
  }

  /** Whoever can write to the database cannot put one browser's tokens into another's row. */
  @Test
  void aValueThatWasMovedOrChangedIsNotOpened() {
    var sealed = vault.seal(PLAIN, "flows/1");

    assertThrows(UnreadableValueException.class, () -> vault.open(sealed, "flows/2"));
    for (var i = 0; i < sealed.length; i++) {
      var changed = sealed.clone();
      changed[i] ^= 1;
      assertThrows(UnreadableValueException.class, () -> vault.open(changed, "flows/1"), "octet " + i);
    }
  }

  @Test
  void whatAPreviousKeyHasWrittenIsReadAndFound() {
    var after = vault(NEW, OLD);
    var sealed = vault(OLD).seal(PLAIN, "flows/1");

    assertArrayEquals(PLAIN, after.open(sealed, "flows/1"));
    assertThrows(UnreadableValueException.class, () -> vault.open(sealed, "flows/1"));
    var found = after.lookups("state", "a-state");
    assertEquals(2, found.size());
    assertArrayEquals(vault.lookup("state", "a-state"), found.get(0));
    assertArrayEquals(vault(OLD).lookup("state", "a-state"), found.get(1));
  }

  /** Values that are written down: a change of the derivation would make every database unreadable. */
  @Test
  void whatAnEarlierVersionHasWrittenStaysReadable() {
    assertEquals(
        "9f73baef676677a3090a2174bed23e2228a1eb680a5fa65bc067bf4db13934be",
        HexFormat.of().formatHex(vault(OLD).lookup("state", "a-state")));
    assertArrayEquals(PLAIN, vault(OLD).open(HexFormat.of().parseHex("3c5a42051c0ac7ac211bdfe5f92a2b1bddbf2fed000000000000000000000001eae469ff8ed51b959bd5b19e892289934adbcd6c22aa527f098864961586c6"), "flows/1"));
  }

  @Test
  void equalValuesOfTwoKindsHaveNothingInCommon() {
    assertFalse(Arrays.equals(vault.lookup("state", "same"), vault.lookup("code", "same")));
    assertFalse(Arrays.equals(vault.lookup("state", "same"), vault(OLD).lookup("state", "same")));
    assertArrayEquals(vault.lookup("state", "same"), vault(NEW).lookup("state", "same"));
  }

  private static Vault vault(Secret key, Secret... previous) {
    return new Vault(new DatabaseSettings("", "", new Secret(""), key, List.of(previous), 1));
  }
}
