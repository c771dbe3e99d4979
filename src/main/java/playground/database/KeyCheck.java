package playground.database;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Compares the keys of the settings with what the nodes write with: without it a node with another key starts, finds
 * nothing of theirs, and writes what they cannot read.
 */
final class KeyCheck {

  private static final String PLACE = "key_check/1";
  private static final byte[] NOTHING = {};

  private final Handle handle;
  private final Vault vault;

  private KeyCheck(Handle handle, Vault vault) {
    this.handle = handle;
    this.vault = vault;
  }

  /**
   * What a previous key has sealed is sealed with the current one. During a change of keys, nodes that are ahead and nodes
   * that are not do so by turns; the last one that starts leaves the key that stays.
   *
   * @throws UnusableDatabaseException when no key of the settings opens it
   */
  static void run(Handle handle, Vault vault) {
    new KeyCheck(handle, vault).run();
  }

  private void run() {
    var sealed = stored().orElseGet(this::first);
    try {
      vault.open(sealed, PLACE);
    } catch (UnreadableValueException e) {
      throw new UnusableDatabaseException("What is in it was encrypted with a key that is neither store.key nor among"
          + " store.previous-keys. Set store.key to the one that the other nodes have, or name an empty database.");
    }
    if (!vault.isOfCurrentKey(sealed)) {
      handle.execute("UPDATE key_check SET sealed = ?", vault.seal(NOTHING, PLACE));
    }
  }

  private Optional<byte[]> stored() {
    return handle.createQuery("SELECT sealed FROM key_check").mapTo(byte[].class).findOne();
  }

  /** The one of another node when that was faster. */
  private byte[] first() {
    handle.execute("INSERT INTO key_check VALUES (1, ?) ON CONFLICT DO NOTHING", vault.seal(NOTHING, PLACE));
    return stored().orElseThrow();
  }
}
