package playground.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import playground.oauth.Secret;

/**
 * How to reach the database, and the keys to what is in it.
 *
 * @param url {@code jdbc:postgresql://…}; holds no password
 * @param password empty when the server asks for none
 * @param key {@value #KEY_OCTETS} octets in base64; everything is written with it
 * @param previousKeys in the same form; what was written with them can still be read
 * @param poolSize most connections at the same time; at least {@value #MIN_POOL_SIZE}, because migrations need two
 */
public record DatabaseSettings(
    String url, String user, Secret password, Secret key, List<Secret> previousKeys, int poolSize) {

  public static final int KEY_OCTETS = 32;

  public static final int MIN_POOL_SIZE = 2;

  public DatabaseSettings {
    previousKeys = List.copyOf(previousKeys);
  }

  /** Whether the driver can read the address; loads the driver, and does not connect. */
  public static boolean isUrl(String url) {
    var log = Logger.getLogger("org.postgresql");
    var level = log.getLevel();
    log.setLevel(Level.OFF); // its warning would come in front of ours
    try {
      return DriverManager.getDriver(url) != null;
    } catch (SQLException e) {
      return false;
    } finally {
      log.setLevel(level);
    }
  }
}
