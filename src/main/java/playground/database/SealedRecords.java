package playground.database;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import playground.database.RecordFormat.Newer;
import playground.database.RecordFormat.Read;

/**
 * Values as they lie in the database: in the {@link RecordFormat}, sealed by the {@link Vault}. What was sealed or
 * opened at a place last is remembered, and is not decrypted again as long as the same octets lie there. Values must be
 * immutable, and those of one place of one type. Thread-safe.
 */
public final class SealedRecords {

  /** Most values that are remembered; one more drops the one that was not used for longest. */
  static final int MAX_REMEMBERED = 1_000;

  private static final int MAX_OCTETS_EACH = 32 * 1024; // larger ones are decrypted each time

  private final RecordFormat format;
  private final Vault vault;
  private final Map<String, Remembered> remembered = new Latest();

  public SealedRecords(Vault vault) {
    this(vault, new RecordFormat());
  }

  SealedRecords(Vault vault, RecordFormat format) {
    this.vault = vault;
    this.format = format;
  }

  private record Remembered(byte[] sealed, Read<?> read) {}

  /** Drops what has not been used for longest. */
  @SuppressWarnings("serial") // never serialized
  private static final class Latest extends LinkedHashMap<String, Remembered> {
    Latest() {
      super(MAX_REMEMBERED, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
      return size() > MAX_REMEMBERED;
    }
  }

  /**
   * A new value.
   *
   * @param place where it will lie, such as table and primary key
   */
  public byte[] seal(Object value, String place) {
    return seal(value, Optional.empty(), place);
  }

  /** A value in the place of one that was read. */
  public byte[] seal(Object value, Optional<Newer> newer, String place) {
    var sealed = vault.seal(format.write(value, newer), place);
    if (newer.isEmpty()) {
      remember(sealed, place, new Read<>(value, newer));
    }
    return sealed;
  }

  /**
   * Reads a value, to change it or not.
   *
   * @throws UnreadableValueException when it cannot be read
   */
  public <T> Read<T> open(byte[] sealed, Class<T> type, String place) {
    var known = known(sealed, place);
    if (known.isPresent()) {
      return new Read<>(type.cast(known.get().value()), known.get().newer());
    }
    var read = format.read(vault.open(sealed, place), type);
    remember(sealed, place, read);
    return read;
  }

  private Optional<Read<?>> known(byte[] sealed, String place) {
    synchronized (remembered) {
      var latest = remembered.get(place);
      return latest != null && Arrays.equals(latest.sealed, sealed) ? Optional.of(latest.read) : Optional.empty();
    }
  }

  private void remember(byte[] sealed, String place, Read<?> read) {
    synchronized (remembered) {
      if (sealed.length <= MAX_OCTETS_EACH) {
        remembered.put(place, new Remembered(sealed, read));
      } else {
        remembered.remove(place);
      }
    }
  }
}
