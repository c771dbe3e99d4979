package playground.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema up to date. Of several nodes that start at once one migrates, and the others wait for it. */
final class Migrations {

  private static final String LOCATION = "classpath:playground/database/migration";

  private Migrations() {}

  static void run(DataSource source) {
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
      throw ofAnotherVersion("It holds a schema of another version.");
    } catch (FlywayException e) {
      if (e.getCause() instanceof java.sql.SQLException sql) {
        throw new DatabaseUnavailableException(String.valueOf(sql.getMessage()).lines().findFirst().orElse(""), true);
      }
      throw ofAnotherVersion(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static UnusableDatabaseException ofAnotherVersion(String reason) {
    return new UnusableDatabaseException(reason + " Start this version's successor, or name an empty database.");
  }
}
