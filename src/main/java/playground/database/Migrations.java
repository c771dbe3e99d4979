package playground.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema up to date. Of several nodes that start at once one migrates, and the others wait for it. */
final class Migrations {

  private static final String LOCATION = "classpath:playground/database/migration";

  /** Flyway tries to make its table ten times, a second apart, before it says that it may not. */
  private static final String MAY_BEGIN = "SELECT to_regclass('schema_history') IS NOT NULL"
      + " OR coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)";

  private Migrations() {}

  static void run(DataSource source) {
    if (!mayBegin(source)) {
      throw UnusableDatabaseException.withoutRight("it must not create tables");
    }
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(source)
          .locations(LOCATION)
          .table("schema_history")
          .ignoreMigrationPatterns(new String[0]) // else a schema that is newer would do
          .validateMigrationNaming(true)
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayValidateException e) {
      throw UnusableDatabaseException.ofAnotherVersion("It holds a schema of another version.");
    } catch (FlywayException e) {
      throw SqlFailure.in(e).ofSchema();
    }
  }

  private static boolean mayBegin(DataSource source) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(MAY_BEGIN)) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw SqlFailure.in(e).ofSchema();
    }
  }
}
