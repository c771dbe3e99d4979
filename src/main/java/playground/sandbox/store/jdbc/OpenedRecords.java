package playground.sandbox.store.jdbc;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import playground.database.RecordFormat.Newer;
import playground.database.RecordFormat.Read;
import playground.database.SealedRecords;

/**
 * {@link SealedRecords}, of which those that were opened lately are not decrypted and parsed again as long as the same
 * octets lie in the database. Thread-safe.
 */
final class OpenedRecords {

  /** Most values that are remembered; one more drops the one that was not used for longest. */
  static final int CAPACITY = 1_000;

  private record Opened(byte[] sealed, Read<?> read) {}

  private final SealedRecords records;
  private final Map<String, Opened> byPlace = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Opened> eldest) {
      return size() > CAPACITY;
    }
  };

  OpenedRecords(SealedRecords records) {
    this.records = records;
  }

  byte[] seal(Object value, Optional<Newer> newer, String place) {
    return records.seal(value, newer, place);
  }

  /**
   * @param type always the same at one place
   */
  <T> Read<T> open(byte[] sealed, Class<T> type, String place) {
    var known = known(sealed, place);
    if (known.isPresent()) {
      return new Read<>(type.cast(known.get().value()), known.get().newer());
    }
    var read = records.open(sealed, type, place);
    synchronized (byPlace) {
      byPlace.put(place, new Opened(sealed, read));
    }
    return read;
  }

  private Optional<Read<?>> known(byte[] sealed, String place) {
    synchronized (byPlace) {
      var opened = byPlace.get(place);
      return opened != null && Arrays.equals(opened.sealed(), sealed) ? Optional.of(opened.read()) : Optional.empty();
    }
  }
}
