package playground.config;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import playground.database.DatabaseSettings;
import playground.oauth.Secret;

/** Reads and validates the settings of the database. */
final class DatabaseReader {

  private static final String SCHEME = "jdbc:postgresql://";
  private static final String KEY_FORM = DatabaseSettings.KEY_OCTETS + " octets in base64, as openssl rand -base64 "
      + DatabaseSettings.KEY_OCTETS + " prints them";
  private static final List<Setting> OTHERS = List.of(
      Setting.STORE_USER, Setting.STORE_PASSWORD, Setting.STORE_KEY, Setting.STORE_PREVIOUS_KEYS, Setting.STORE_POOL);
  private static final int MAX_POOL = 100;

  private final SettingReader settings;

  DatabaseReader(SettingReader settings) {
    this.settings = settings;
  }

  /** Empty when everything is kept in memory. */
  Optional<DatabaseSettings> read() {
    var read = new DatabaseSettings(
        url(),
        settings.text(Setting.STORE_USER),
        new Secret(settings.text(Setting.STORE_PASSWORD)),
        key(),
        previousKeys(),
        settings.wholeNumber(
            Setting.STORE_POOL, DatabaseSettings.MIN_POOL_SIZE, MAX_POOL,
            "must be a whole number from " + DatabaseSettings.MIN_POOL_SIZE + " to " + MAX_POOL));
    if (read.url().isEmpty()) {
      OTHERS.stream().filter(settings::isSet).forEach(setting ->
          settings.warn(setting.key() + " is not used: without " + Setting.STORE_URL.key() + " everything is in memory."));
      return Optional.empty();
    }
    if (settings.isSet(Setting.SANDBOX_DATA)) {
      settings.fault(
          Setting.SANDBOX_DATA,
          "must be left empty together with " + Setting.STORE_URL.key() + ", because integrations are in the database then");
    }
    return Optional.of(read);
  }

  private String url() {
    var url = settings.text(Setting.STORE_URL);
    if (url.isEmpty()) {
      return url;
    }
    if (!url.startsWith(SCHEME) || hasCredentials(url)) {
      settings.fault(
          Setting.STORE_URL,
          "must begin with " + SCHEME + " and hold neither user nor password, such as " + SCHEME
              + "db.example.com:5432/playground; " + Setting.STORE_USER.key() + " and " + Setting.STORE_PASSWORD.key()
              + " are settings of their own");
    } else if (!DatabaseSettings.isUrl(url)) {
      settings.fault(
          Setting.STORE_URL,
          "must be an address that PostgreSQL's driver can read, such as " + SCHEME + "db.example.com:5432/playground, with a"
              + " port from 1 to 65535 if any");
    }
    return url;
  }

  /** In the query, as PostgreSQL's driver reads it, or in front of the host, as in other URLs. */
  private static boolean hasCredentials(String url) {
    var query = url.indexOf('?') < 0 ? "" : url.substring(url.indexOf('?') + 1);
    var names = Arrays.stream(query.split("[?&]")).map(one -> one.replaceFirst("=.*", "").strip().toLowerCase(Locale.ROOT));
    return url.contains("@") || names.anyMatch(name -> name.equals("user") || name.endsWith("password"));
  }

  private Secret key() {
    var key = settings.text(Setting.STORE_KEY);
    if (key.isEmpty() && settings.isSet(Setting.STORE_URL)) {
      settings.fault(Setting.STORE_URL.key() + " needs " + Setting.STORE_KEY.key() + ", which is not set: " + KEY_FORM);
    } else if (!key.isEmpty() && !isKey(key)) {
      settings.fault(Setting.STORE_KEY, "must be " + KEY_FORM);
    }
    return new Secret(key);
  }

  private List<Secret> previousKeys() {
    var keys = settings.list(Setting.STORE_PREVIOUS_KEYS);
    if (!keys.stream().allMatch(DatabaseReader::isKey)) {
      settings.fault(Setting.STORE_PREVIOUS_KEYS, "must be keys separated by commas or spaces, each " + KEY_FORM);
    }
    return keys.stream().map(Secret::new).toList();
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == DatabaseSettings.KEY_OCTETS;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
