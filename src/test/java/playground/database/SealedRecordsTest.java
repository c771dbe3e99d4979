package playground.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/** What is remembered of the database is never older than the database. */
class SealedRecordsTest {

  private static final Secret KEY = new Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final Scopes SCOPES = Scopes.parse("spark:rooms_read");

  private final SealedRecords records =
      new SealedRecords(new Vault(new DatabaseSettings("", "", new Secret(""), KEY, List.of(), 2)));

  @Test
  void theSameOctetsAreOpenedOnce() {
    var sealed = records.seal(SCOPES, "scopes/1");

    var first = records.open(sealed, Scopes.class, "scopes/1").value();

    assertEquals(SCOPES, first);
    assertSame(first, records.open(sealed.clone(), Scopes.class, "scopes/1").value());
  }

  @Test
  void otherOctetsAreOpenedAnew() {
    records.open(records.seal(SCOPES, "scopes/1"), Scopes.class, "scopes/1");

    var changed = records.seal(Scopes.parse("openid"), "scopes/1");

    assertEquals(Scopes.parse("openid"), records.open(changed, Scopes.class, "scopes/1").value());
  }

  /** W-23: also when it was opened where it belongs. */
  @Test
  void aValueThatWasMovedIsNotOpened() {
    var sealed = records.seal(SCOPES, "scopes/1");
    records.open(sealed, Scopes.class, "scopes/1");

    assertThrows(UnreadableValueException.class, () -> records.open(sealed, Scopes.class, "scopes/2"));
  }

  @Test
  void aThousandAreTheMostThatAreRemembered() {
    var sealed = records.seal(SCOPES, "scopes/0");
    var first = records.open(sealed, Scopes.class, "scopes/0").value();
    for (var i = 1; i <= SealedRecords.MAX_REMEMBERED; i++) {
      var place = "scopes/" + i;
      records.open(records.seal(SCOPES, place), Scopes.class, place);
    }

    assertNotSame(first, records.open(sealed, Scopes.class, "scopes/0").value());
  }
}
