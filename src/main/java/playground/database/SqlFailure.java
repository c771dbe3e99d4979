package playground.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL, its driver or the pool said when something failed, by SQLSTATE (PostgreSQL, appendix A). */
final class SqlFailure {

  /** No connection, no resources, stopped by an operator, fault of the system. */
  private static final Set<String> UNAVAILABLE = Set.of("08", "53", "57", "58");

  /** Wrong user or password, no such database. */
  private static final Set<String> NOT_ENTERED = Set.of("28", "3D");

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String READ_ONLY = "25006"; // a standby that has not taken over yet
  private static final String ROLLED_BACK_CLASS = "40"; // deadlock: nothing was changed, and the next try may succeed
  private static final String MISSING_RIGHT = "42501";

  private final Throwable failure;
  private final Optional<SQLException> sql;
  private final String state; // empty when there is none, as when the pool had no connection to give

  private SqlFailure(Throwable failure, Optional<SQLException> sql) {
    this.failure = failure;
    this.sql = sql;
    this.state = sql.map(SQLException::getSQLState).orElse("");
  }

  static SqlFailure in(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return new SqlFailure(failure, Optional.of(sql));
      }
    }
    return new SqlFailure(failure, Optional.empty());
  }

  /** That of the innermost cause, on one line. */
  String reason() {
    var innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    var message = innermost.getMessage();
    return message == null ? innermost.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  boolean isRolledBack() {
    return state.startsWith(ROLLED_BACK_CLASS);
  }

  private boolean isWithoutConnection() {
    return sql.filter(SQLTransientConnectionException.class::isInstance).isPresent();
  }

  private boolean isOutage() {
    return sql.isPresent() && (isWithoutConnection() || state.isEmpty() || isOf(UNAVAILABLE) || isRolledBack()
        || state.equals(LOCK_NOT_AVAILABLE) || state.equals(READ_ONLY));
  }

  private boolean isOf(Set<String> classes) {
    return state.length() >= 2 && classes.contains(state.substring(0, 2));
  }

  /** Without the cause: its message has the statement's values. */
  RuntimeException ofStatement() {
    if (isOutage()) {
      return new DatabaseUnavailableException(reason(), isWithoutConnection());
    }
    var refused = new IllegalStateException("the database refused a statement, SQLSTATE " + state + ": "
        + sql.map(SQLException::getMessage).orElse(failure.getClass().getSimpleName()));
    refused.setStackTrace(failure.getStackTrace());
    return refused;
  }

  /** While connecting. */
  RuntimeException ofConnecting() {
    return missingRight().orElseGet(() -> new DatabaseUnavailableException(reason(), true));
  }

  /** While the tables are made or looked at. */
  RuntimeException ofSchema() {
    return missingRight().orElseGet(() -> isOutage() || isOf(NOT_ENTERED)
        ? new DatabaseUnavailableException(reason(), true)
        : UnusableDatabaseException.ofAnotherVersion(reason()));
  }

  private Optional<RuntimeException> missingRight() {
    return Optional.of(state).filter(MISSING_RIGHT::equals).map(denied -> UnusableDatabaseException.withoutRight(reason()));
  }
}
