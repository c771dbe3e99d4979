package playground.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import playground.database.Database;

/** Every value of every table, as whoever has the database and not the key sees it. */
public final class DatabaseDump {

  private final List<Cell> cells = new ArrayList<>();

  /**
   * @param isNumber whether it is one, or a moment: such a value stands for a secret only as a whole
   */
  private record Cell(String column, String value, boolean isNumber) {

    boolean holds(String needle) {
      return isNumber ? value.equals(needle) : value.contains(needle);
    }
  }

  private DatabaseDump() {}

  /** Of all that is in it now. */
  public static DatabaseDump of(Database database) {
    var dump = new DatabaseDump();
    database.run(handle -> {
      handle.createQuery("SELECT table_name, column_name, data_type FROM information_schema.columns"
              + " WHERE table_schema = 'public' AND table_name <> 'schema_history'")
          .map(row -> new String[] {
              row.getColumn("table_name", String.class), row.getColumn("column_name", String.class),
              row.getColumn("data_type", String.class)})
          .list().forEach(column -> dump.add(handle, column[0], column[1], column[2]));
      return dump;
    });
    return dump;
  }

  private void add(Handle handle, String table, String column, String type) {
    var isNumber = type.matches("bigint|integer|timestamp.*|boolean");
    var query = handle.createQuery("SELECT <column> FROM <table> WHERE <column> IS NOT NULL").define("table", table);
    var values = type.equals("bytea")
        ? query.define("column", column).mapTo(byte[].class).list().stream().map(octets -> new String(octets, ISO_8859_1)).toList()
        : handle.createQuery("SELECT CAST(<column> AS text) FROM <table> WHERE <column> IS NOT NULL")
            .define("table", table).define("column", column).mapTo(String.class).list();
    values.forEach(value -> cells.add(new Cell(table + "." + column, value, isNumber)));
  }

  /** The columns that have a value. */
  public Set<String> columns() {
    var columns = new LinkedHashSet<String>();
    cells.forEach(cell -> columns.add(cell.column()));
    return columns;
  }

  /** Where a secret can be read: as it is, in hex, or in either base64 wherever it begins. */
  public Set<String> columnsWith(String secret) {
    var found = new LinkedHashSet<String>();
    for (var needle : needles(secret)) {
      cells.stream().filter(cell -> cell.holds(needle)).forEach(cell -> found.add(cell.column()));
    }
    return found;
  }

  private static Set<String> needles(String secret) {
    var octets = secret.getBytes(UTF_8);
    var hex = HexFormat.of().formatHex(octets);
    var needles = new LinkedHashSet<>(List.of(new String(octets, ISO_8859_1), hex, hex.toUpperCase(Locale.ROOT)));
    for (var before = 0; before < 3; before++) {
      var inBase64 = inBase64(octets, before);
      needles.add(inBase64);
      needles.add(inBase64.replace('+', '-').replace('/', '_'));
    }
    return needles;
  }

  /** The characters that are made of these octets alone when so many others come before. */
  private static String inBase64(byte[] octets, int before) {
    var padded = new byte[before + octets.length];
    System.arraycopy(octets, 0, padded, before, octets.length);
    var all = Base64.getEncoder().withoutPadding().encodeToString(padded);
    return all.substring((before * 8 + 5) / 6, padded.length * 8 / 6);
  }
}
