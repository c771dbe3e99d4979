package playground.database;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import playground.database.RecordFormat.Newer;
import playground.database.RecordFormat.Read;

/**
 * Values as they lie in the database: in the {@link RecordFormat}, sealed by the {@link Vault}. Those that were sealed or
 * opened last are remembered by their sealed octets, which no two values share, and need no decrypting again. Values must
 * be immutable. Thread-safe.
 */
public final class SealedRecords {

  private static final int MAX_REMEMBERED = 500;
  private static final int MAX_OCTETS_EACH = 32 * 1024; // larger ones are decrypted each time

  private final RecordFormat format = new RecordFormat();
  private final Vault vault;
  private final Map<Integer, Remembered> remembered = new Latest();

  public SealedRecords(Vault vault) {
    this.vault = vault;
  }

  private record Remembered(byte[] sealed, String place, Read<?> read) {}

  /** Drops what has not been used for longest. */
  @SuppressWarnings("serial") // never serialized
  private static final class Latest extends LinkedHashMap<Integer, Remembered> {
    Latest() {
      super(MAX_REMEMBERED, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Remembered> eldest) {
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
    var known = known(sealed, type, place);
    if (known.isPresent()) {
      return known.get();
    }
    var read = format.read(vault.open(sealed, place), type);
    remember(sealed, place, read);
    return read;
  }

  @SuppressWarnings("unchecked") // the value in it was looked at
  private <T> Optional<Read<T>> known(byte[] sealed, Class<T> type, String place) {
    Remembered found;
    synchronized (remembered) {
      found = remembered.get(Arrays.hashCode(sealed));
    }
    return found != null && found.place.equals(place) && type.isInstance(found.read.value()) && Arrays.equals(found.sealed, sealed)
        ? Optional.of((Read<T>) found.read)
        : Optional.empty();
  }

  private void remember(byte[] sealed, String place, Read<?> read) {
    if (sealed.length <= MAX_OCTETS_EACH) {
      synchronized (remembered) {
        remembered.put(Arrays.hashCode(sealed), new Remembered(sealed, place, read));
      }
    }
  }
}
