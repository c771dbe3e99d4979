package playground.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import playground.oauth.Endpoint;

/** The settings; {@code config.example.properties} describes each. */
enum Setting {
  CLIENT_ID("webex.client-id", ""),
  CLIENT_SECRET("webex.client-secret", ""),
  CLIENT_AUTHENTICATION("webex.client-authentication", ""),
  SCOPES("webex.scopes", "spark:rooms_read"),
  BASE_URL("webex.base-url", "https://webexapis.com/v1"),
  TIMEOUT("webex.timeout", "10"),
  ISSUERS("webex.issuers", "https://idbroker.webex.com/idb https://idbroker-b-us.webex.com/idb"),
  ID_TOKEN_ALGORITHMS("webex.id-token-algorithms", "RS256"),
  DISCOVERY_URL("webex.discovery-url", ""),
  AUTHORIZATION_ENDPOINT("webex.authorization-endpoint", Endpoint.AUTHORIZATION),
  TOKEN_ENDPOINT("webex.token-endpoint", Endpoint.TOKEN),
  DEVICE_AUTHORIZATION_ENDPOINT("webex.device-authorization-endpoint", Endpoint.DEVICE_AUTHORIZATION),
  DEVICE_TOKEN_ENDPOINT("webex.device-token-endpoint", Endpoint.DEVICE_TOKEN),
  USERINFO_ENDPOINT("webex.userinfo-endpoint", Endpoint.USERINFO),
  JWKS_URI("webex.jwks-uri", Endpoint.JWKS),
  HOST("server.host", "127.0.0.1"),
  PORT("server.port", "8080"),
  PUBLIC_URL("server.public-url", ""),
  SANDBOX_PORT("sandbox.port", "8081"),
  SANDBOX_DATA("sandbox.data", ""),
  SANDBOX_PUBLIC_URL("sandbox.public-url", ""),
  SANDBOX_CONTROLS("sandbox.controls", "loopback"),
  STORE_URL("store.url", ""),
  STORE_USER("store.user", ""),
  STORE_PASSWORD("store.password", ""),
  STORE_KEY("store.key", ""),
  STORE_PREVIOUS_KEYS("store.previous-keys", ""),
  STORE_POOL("store.pool", "8");

  private static final Set<Setting> SECRETS = EnumSet.of(CLIENT_SECRET, STORE_PASSWORD, STORE_KEY, STORE_PREVIOUS_KEYS);

  /** An address without a place for a password: no user, no parameters. */
  private static final Pattern BARE_ADDRESS = Pattern.compile("[A-Za-z0-9:/.,_\\[\\]-]*");

  private static final Map<String, Setting> BY_LETTERS =
      Arrays.stream(values()).collect(Collectors.toMap(setting -> letters(setting.key), setting -> setting));

  private final String key;
  private final String defaultValue;
  private final Optional<Endpoint> endpoint;

  Setting(String key, String defaultValue) {
    this(key, defaultValue, Optional.empty());
  }

  Setting(String key, Endpoint endpoint) {
    this(key, "", Optional.of(endpoint));
  }

  Setting(String key, String defaultValue, Optional<Endpoint> endpoint) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.endpoint = endpoint;
  }

  /** As in the settings file. */
  String key() {
    return key;
  }

  String defaultValue() {
    return defaultValue;
  }

  /** The endpoint whose address this setting is; empty for other settings. */
  Optional<Endpoint> endpoint() {
    return endpoint;
  }

  /** The same name in capitals with underscores, as in the environment. */
  String environmentName() {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  boolean isSecret() {
    return SECRETS.contains(this);
  }

  /** Whether a message must not show this value: it is a secret, or a database's address that may hold one. */
  boolean hides(String value) {
    return isSecret() || this == STORE_URL && !BARE_ADDRESS.matcher(value).matches();
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /** The setting that is probably meant: it has the same letters, whatever is between them. */
  static Optional<Setting> meantBy(String key) {
    return Optional.ofNullable(BY_LETTERS.get(letters(key)));
  }

  private static String letters(String key) {
    var letters = new StringBuilder(key.length());
    key.toLowerCase(Locale.ROOT).chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
    return letters.toString();
  }
}
