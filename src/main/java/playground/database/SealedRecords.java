package playground.database;

import java.util.Optional;
import playground.database.RecordFormat.Newer;
import playground.database.RecordFormat.Read;

/** Values as they lie in the database: in the {@link RecordFormat}, sealed by the {@link Vault}. Thread-safe. */
public final class SealedRecords {

  private final RecordFormat format;
  private final Vault vault;

  public SealedRecords(Vault vault) {
    this(vault, new RecordFormat());
  }

  SealedRecords(Vault vault, RecordFormat format) {
    this.vault = vault;
    this.format = format;
  }

  /**
   * A new value.
   *
   * @param place where it will lie, such as table and primary key
   */
  public byte[] seal(Object value, String place) {
    return vault.seal(format.write(value), place);
  }

  /** A value in the place of one that was read. */
  public byte[] seal(Object value, Optional<Newer> newer, String place) {
    return vault.seal(format.write(value, newer), place);
  }

  /**
   * Reads a value, to change it or not.
   *
   * @throws UnreadableValueException when it cannot be read
   */
  public <T> Read<T> open(byte[] sealed, Class<T> type, String place) {
    return format.read(vault.open(sealed, place), type);
  }
}
