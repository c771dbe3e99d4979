package playground.flow.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import playground.flow.BrowserId;
import playground.flow.BrowserKey;
import playground.flow.Footprint;
import playground.flow.jdbc.BrowserRows.Opened;

/**
 * The states that this process has read or written last. The database says for each read whether the stamp is still
 * this one, so what is here is never shown when it is old; it only needs no decrypting again. Thread-safe.
 */
final class KnownBrowsers {

  private static final int MAX = 200;
  private static final long MAX_BYTES_EACH = 256 * 1024; // larger ones are read again each time

  /** Drops what has not been used for longest. */
  @SuppressWarnings("serial") // never serialized
  private static final class Latest<K, V> extends LinkedHashMap<K, V> {
    Latest() {
      super(MAX, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MAX;
    }
  }

  private final Map<BrowserKey, Opened> byKey = new Latest<>();
  private final Map<BrowserId, BrowserKey> byId = new Latest<>();

  synchronized void add(Opened opened) {
    if (Footprint.of(opened.state()) <= MAX_BYTES_EACH) {
      byKey.put(opened.state().key(), opened);
    } else {
      byKey.remove(opened.state().key());
    }
  }

  synchronized void add(BrowserId id, BrowserKey key) {
    byId.put(id, key);
  }

  synchronized Optional<Opened> of(BrowserKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Of the browser that went by this id last. */
  synchronized Optional<Opened> latestOf(BrowserId id) {
    return Optional.ofNullable(byId.get(id)).map(byKey::get);
  }

  synchronized void forget(BrowserKey key) {
    byKey.remove(key);
  }
}
