package playground.flow.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.database.RecordFormat.Read;
import playground.database.SealedRecords;
import playground.database.UnreadableValueException;
import playground.flow.BrowserKey;
import playground.flow.FlowState;
import playground.flow.FlowStore;

/** The rows of flows. */
final class FlowRows {

  private static final Logger LOG = LoggerFactory.getLogger(FlowRows.class);

  private final SealedRecords records;

  FlowRows(SealedRecords records) {
    this.records = records;
  }

  private record Row(int number, byte[] sealed) {}

  private static List<Row> rows(Query query, BrowserKey key) {
    return query.bind("key", key.number())
        .map(view -> new Row(view.getColumn("number", Integer.class), view.getColumn("sealed", byte[].class))).list();
  }

  /** The oldest gives way when there are too many. */
  FlowState add(Handle handle, BrowserKey key, FlowState flow) {
    handle.createUpdate("INSERT INTO flows (browser, number, version, sealed) VALUES (:key, :number, :version, :sealed)")
        .bind("key", key.number()).bind("number", number(flow)).bind("version", flow.version())
        .bind("sealed", records.seal(flow, place(key, number(flow)))).execute();
    handle.createUpdate("DELETE FROM flows WHERE browser = :key AND number <= :last")
        .bind("key", key.number()).bind("last", number(flow) - FlowStore.MAX_FLOWS).execute();
    return flow;
  }

  private static int number(FlowState flow) {
    return Integer.parseInt(flow.id());
  }

  Optional<FlowState> find(Handle handle, BrowserKey key, String id) {
    return found(handle, key, id, "").map(Read::value);
  }

  /** An id comes out of an address: it may be anything. */
  private Optional<Read<FlowState>> found(Handle handle, BrowserKey key, String id, String lock) {
    return id.matches("[1-9][0-9]{0,8}")
        ? rows(handle.createQuery("SELECT number, sealed FROM flows WHERE browser = :key AND number = :number" + lock)
            .bind("number", Integer.parseInt(id)), key).stream().findFirst().flatMap(row -> opened(handle, key, row))
        : Optional.empty();
  }

  private Optional<Read<FlowState>> opened(Handle handle, BrowserKey key, Row row) {
    try {
      return Optional.of(records.open(row.sealed(), FlowState.class, place(key, row.number())));
    } catch (UnreadableValueException e) {
      LOG.warn("a flow is forgotten: {}", e.getMessage());
      if (e.isDamaged()) {
        handle.createUpdate("DELETE FROM flows WHERE browser = :key AND number = :number")
            .bind("key", key.number()).bind("number", row.number()).execute();
      }
      return Optional.empty();
    }
  }

  Optional<FlowState> latest(Handle handle, BrowserKey key) {
    var rows = rows(handle.createQuery("""
        SELECT f.number, f.sealed FROM browsers b JOIN flows f ON f.browser = b.key AND f.number = b.flows_so_far
        WHERE b.key = :key"""), key);
    return rows.stream().findFirst().flatMap(row -> opened(handle, key, row)).map(Read::value);
  }

  List<FlowState> all(Handle handle, BrowserKey key) {
    return rows(handle.createQuery("SELECT number, sealed FROM flows WHERE browser = :key ORDER BY number"), key).stream()
        .flatMap(row -> opened(handle, key, row).stream()).map(Read::value).toList();
  }

  /** Changes a flow unless the change is empty; the flow after it, empty when there is none or no change. */
  Optional<FlowState> change(
      Handle handle, BrowserKey key, String id, Function<FlowState, Optional<FlowState>> change) {
    return found(handle, key, id, " FOR UPDATE").flatMap(before -> change.apply(before.value()).map(changed -> {
      var after = changed.next();
      handle.createUpdate("UPDATE flows SET version = :version, sealed = :sealed WHERE browser = :key AND number = :number")
          .bind("version", after.version())
          .bind("sealed", records.seal(after, before.newer(), place(key, number(after))))
          .bind("key", key.number()).bind("number", number(after)).execute();
      return after;
    }));
  }

  private static String place(BrowserKey key, int number) {
    return "flows/" + key.number() + "/" + number;
  }
}
