package playground.database;

import java.util.List;
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
}
