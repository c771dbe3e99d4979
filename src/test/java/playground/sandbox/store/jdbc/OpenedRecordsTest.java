package playground.sandbox.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.database.DatabaseSettings;
import playground.database.SealedRecords;
import playground.database.UnreadableValueException;
import playground.database.Vault;
import playground.oauth.Scopes;
import playground.oauth.Secret;

/** What is remembered of the database is never older than the database. */
class OpenedRecordsTest {

  private static final Secret KEY = new Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final Scopes SCOPES = Scopes.parse("spark:rooms_read");

  private final OpenedRecords records =
      new OpenedRecords(new SealedRecords(new Vault(new DatabaseSettings("", "", new Secret(""), KEY, List.of(), 2))));

  @Test
  void theSameOctetsAreOpenedOnce() {
    var sealed = records.seal(SCOPES, Optional.empty(), "scopes/1");

    var first = records.open(sealed, Scopes.class, "scopes/1").value();

    assertEquals(SCOPES, first);
    assertSame(first, records.open(sealed.clone(), Scopes.class, "scopes/1").value());
  }

  @Test
  void otherOctetsAreOpenedAnew() {
    records.open(records.seal(SCOPES, Optional.empty(), "scopes/1"), Scopes.class, "scopes/1");

    var changed = records.seal(Scopes.parse("openid"), Optional.empty(), "scopes/1");

    assertEquals(Scopes.parse("openid"), records.open(changed, Scopes.class, "scopes/1").value());
  }

  /** W-23: also when it was opened where it belongs. */
  @Test
  void aValueThatWasMovedIsNotOpened() {
    var sealed = records.seal(SCOPES, Optional.empty(), "scopes/1");
    records.open(sealed, Scopes.class, "scopes/1");

    assertThrows(UnreadableValueException.class, () -> records.open(sealed, Scopes.class, "scopes/2"));
  }

  @Test
  void aThousandAreTheMostThatAreRemembered() {
    var sealed = records.seal(SCOPES, Optional.empty(), "scopes/0");
    var first = records.open(sealed, Scopes.class, "scopes/0").value();
    for (var i = 1; i <= OpenedRecords.CAPACITY; i++) {
      var place = "scopes/" + i;
      records.open(records.seal(SCOPES, Optional.empty(), place), Scopes.class, place);
    }

    assertNotSame(first, records.open(sealed, Scopes.class, "scopes/0").value());
  }
}
