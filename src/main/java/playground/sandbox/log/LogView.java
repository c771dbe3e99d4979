package playground.sandbox.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import playground.sandbox.view.Timestamp;

/**
 * The page of the log.
 *
 * @param rows the entries that are asked for, newest first
 * @param names of the registered integrations, to choose from
 * @param isEmpty whether nothing has been logged at all
 */
public record LogView(List<Row> rows, LogSelection selection, List<String> names, boolean isEmpty) {

  /**
   * One entry.
   *
   * @param integration the name of the integration that sent it; empty when it is unknown
   * @param anchor the element's id: the tracking id; empty when a newer entry has the same one, which clients can choose
   */
  public record Row(LogEntry entry, Optional<String> integration, Optional<String> anchor) {

    public Timestamp at() {
      return new Timestamp(entry.at());
    }

    /** The first digit of the status; 0 while there is no response. */
    public int statusClass() {
      return entry.response().map(response -> response.status() / 100).orElse(0);
    }
  }

  /** Ids of other elements on the page, which no entry may take. */
  private static final Set<String> TAKEN =
      Set.of("main", "none", "playground", "filter-client", "filter-path", "filter-pages", "filter-apply", "names", "said");

  private static final Pattern ANCHOR = Pattern.compile("[A-Za-z0-9_.:-]+");

  static LogView of(
      List<LogEntry> all, LogSelection selection, List<String> names, Function<String, Optional<String>> nameOf) {
    var rows = new ArrayList<Row>();
    var taken = new HashSet<>(TAKEN);
    for (var entry : all) {
      var name = entry.clientId().flatMap(nameOf);
      if (selection.includes(entry, name)) {
        var anchor = Optional.of(entry.trackingId()).filter(id -> ANCHOR.matcher(id).matches() && taken.add(id));
        rows.add(new Row(entry, name, anchor));
      }
    }
    return new LogView(rows, selection, names, all.isEmpty());
  }

  public int capacity() {
    return RequestLog.CAPACITY;
  }
}
