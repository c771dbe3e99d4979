package playground.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import playground.database.DatabaseSettings;
import playground.oauth.Secret;
import playground.testing.ConfigFolder;

/** The settings {@code store.*}, with which several nodes share a database. */
class DatabaseReaderTest {

  private static final String URL = "jdbc:postgresql://db.example.com:5432/playground?sslmode=verify-full";
  private static final String KEY = key(32, 'k');
  private static final String KEY_FORM = "32 octets in base64, as openssl rand -base64 32 prints them";

  @TempDir Path folder;

  @Test
  void withoutAUrlEverythingIsInMemory() {
    assertEquals(Optional.empty(), playground(Map.of()).config().database());
    assertEquals(Optional.empty(), sandbox(Map.of()).config().database());
    assertEquals(List.of(), playground(Map.of()).warnings());
  }

  @Test
  void urlAndKeyAreEnough() {
    var expected = new DatabaseSettings(URL, "", new Secret(""), new Secret(KEY), List.of(), 8);

    var environment = Map.of("STORE_URL", URL, "STORE_KEY", KEY);

    assertEquals(Optional.of(expected), playground(environment).config().database());
    assertEquals(Optional.of(expected), sandbox(environment).config().database());
  }

  /** Each node would build Redirect URI, issuer and links from its own port. */
  @Test
  void severalNodesNeedOneAddressAndThatIsSaid() {
    var environment = new HashMap<>(Map.of("STORE_URL", URL, "STORE_KEY", KEY));
    assertEquals(List.of(needed("server.public-url"), needed("sandbox.public-url")), playground(environment).warnings());
    assertEquals(List.of(needed("sandbox.public-url")), sandbox(environment).warnings());

    environment.put("SANDBOX_PUBLIC_URL", "https://sandbox.example.com");
    assertEquals(List.of(needed("server.public-url")), playground(environment).warnings());
    assertEquals(List.of(), sandbox(environment).warnings());

    environment.put("SERVER_PUBLIC_URL", "https://play.example.com");
    assertEquals(List.of(), playground(environment).warnings());

    environment.remove("SANDBOX_PUBLIC_URL");
    environment.putAll(Map.of("WEBEX_CLIENT_ID", "client-1", "WEBEX_CLIENT_SECRET", "s"));
    assertEquals(List.of(), playground(environment).warnings(), "there is no sandbox");
  }

  private static String needed(String setting) {
    return "store.url is set, and " + setting + " isn't: when there are several nodes, set it at each to the one address by which"
        + " browsers come to all of them.";
  }

  @Test
  void everySettingCanStandInTheFile() throws Exception {
    new ConfigFolder(folder).with("store.url=" + URL + "\nstore.user=anna\nstore.password=pa ss=word\nstore.key=" + KEY
        + "\nstore.previous-keys=" + key(32, 'a') + ", " + key(32, 'b') + "\nstore.pool=100\n");

    assertEquals(
        Optional.of(new DatabaseSettings(
            URL, "anna", new Secret("pa ss=word"), new Secret(KEY),
            List.of(new Secret(key(32, 'a')), new Secret(key(32, 'b'))), 100)),
        playground(Map.of()).config().database());
  }

  /** W-21: there is no such option, and its value is not repeated. */
  @ParameterizedTest
  @ValueSource(strings = {"--store.password=SENTINEL", "--store-key=SENTINEL", "--password=SENTINEL"})
  void aSecretIsNeverAFlag(String flag) {
    for (var arguments : List.of(new String[] {flag}, new String[] {"sandbox", flag})) {
      var wrong = assertThrows(ConfigException.class, () -> Command.read(arguments, Map.of(), folder));

      assertFalse(wrong.faults().toString().contains("SENTINEL"), wrong.getMessage());
    }
  }

  /** F-16, W-12: a password in the address would be in every message that names the address, so it is refused unseen. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "jdbc:postgresql://db.example.com/p?password=SENTINEL          | (hidden)",
      "jdbc:postgresql://db.example.com/p?ssl=true&PASSWORD=SENTINEL | (hidden)",
      "jdbc:postgresql://db.example.com/p?sslpassword=SENTINEL       | (hidden)",
      "jdbc:postgresql://db.example.com/p?user=SENTINEL              | (hidden)",
      "jdbc:postgresql://anna:SEN/TINEL@db.example.com/p             | (hidden)",
      "postgres://anna:SENTINEL@db.example.com/p                     | (hidden)",
      "jdbc:mysql://db.example.com/p?password=SENTINEL               | (hidden)",
      "jdbc:postgresql:playground                                    | jdbc:postgresql:playground",
      "JDBC:POSTGRESQL://db.example.com/p                            | JDBC:POSTGRESQL://db.example.com/p",
      "db.example.com:5432/playground                                | db.example.com:5432/playground"
  })
  void aUrlOfAnotherFormOrWithCredentialsIsRefused(String url, String shown) {
    assertEquals(
        List.of("store.url is \"" + shown + "\" in the environment as STORE_URL: it must begin with jdbc:postgresql:// and hold"
            + " neither user nor password, such as jdbc:postgresql://db.example.com:5432/playground; store.user and"
            + " store.password are settings of their own"),
        faults(Map.of("STORE_URL", url, "STORE_KEY", KEY)));
  }

  /** F-16: it would be a stack trace of the pool otherwise. */
  @ParameterizedTest
  @ValueSource(strings = {
      "jdbc:postgresql://db.example.com:port/p", "jdbc:postgresql://db.example.com:99999/p", "jdbc:postgresql://h:0/p",
      "jdbc:postgresql://h:-1/p", "jdbc:postgresql://h:/p", "jdbc:postgresql://a:1,b:x/p"
  })
  void aUrlThatTheDriverCannotReadIsRefused(String url) {
    assertEquals(
        List.of("store.url is \"" + url + "\" in the environment as STORE_URL: it must be an address that PostgreSQL's driver can"
            + " read, such as jdbc:postgresql://db.example.com:5432/playground, with a port from 1 to 65535 if any"),
        faults(Map.of("STORE_URL", url, "STORE_KEY", KEY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "jdbc:postgresql://a:1,b:2/p", "jdbc:postgresql://[::1]/p", "jdbc:postgresql:///p", "jdbc:postgresql://h/p?passfile=x&userx=y"
  })
  void otherFormsOfThatAddressAreTheDatabasesOwnMatter(String url) {
    assertEquals(url, playground(Map.of("STORE_URL", url, "STORE_KEY", KEY)).config().database().get().url());
  }

  @Test
  void aUrlWithoutAKeyIsAFault() {
    assertEquals(
        List.of("store.url needs store.key, which is not set: " + KEY_FORM),
        faults(Map.of("STORE_URL", URL)));
  }

  /** F-16, W-12. */
  @ParameterizedTest
  @ValueSource(strings = {"c2hvcnQ=", "SENTINEL-SENTINEL-SENTINEL-SENTINEL-SENTI", "not base64!"})
  void aKeyThatIsNot32OctetsIsAFaultThatDoesNotShowIt(String key) {
    assertEquals(
        List.of("store.key is \"(hidden)\" in the environment as STORE_KEY: it must be " + KEY_FORM),
        faults(Map.of("STORE_URL", URL, "STORE_KEY", key)));
    assertEquals(
        List.of("store.previous-keys is \"(hidden)\" in the environment as STORE_PREVIOUS_KEYS: it must be keys separated by"
            + " commas or spaces, each " + KEY_FORM),
        faults(Map.of("STORE_URL", URL, "STORE_KEY", KEY, "STORE_PREVIOUS_KEYS", KEY + " " + key)));
  }

  @Test
  void oneOctetMoreOrLessIsNoKey() {
    assertEquals(1, faults(Map.of("STORE_URL", URL, "STORE_KEY", key(31, 'k'))).size());
    assertEquals(1, faults(Map.of("STORE_URL", URL, "STORE_KEY", key(33, 'k'))).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "101", "-1", "8.5", "many"})
  void thePoolHasFrom2To100Connections(String pool) {
    assertEquals(
        List.of("store.pool is \"" + pool + "\" in the environment as STORE_POOL: it must be a whole number from 2 to 100"),
        faults(Map.of("STORE_URL", URL, "STORE_KEY", KEY, "STORE_POOL", pool)));
  }

  @Test
  void aDataFileOfTheSandboxDoesNotGoWithADatabase() {
    var both = Map.of("STORE_URL", URL, "STORE_KEY", KEY, "SANDBOX_DATA", "sandbox.json");
    var fault = List.of("sandbox.data is \"sandbox.json\" in the environment as SANDBOX_DATA: it must be left empty together with"
        + " store.url, because integrations are in the database then");

    assertEquals(fault, faults(both));
    assertEquals(fault, faults(both, "sandbox"));
  }

  @Test
  void whatIsSetWithoutAUrlIsNotUsedAndThatIsSaid() {
    var command = playground(Map.of(
        "STORE_USER", "anna", "STORE_PASSWORD", "SENTINEL", "STORE_KEY", KEY, "STORE_PREVIOUS_KEYS", KEY, "STORE_POOL", "9"));

    assertEquals(Optional.empty(), command.config().database());
    assertEquals(
        List.of("store.user", "store.password", "store.key", "store.previous-keys", "store.pool").stream()
            .map(key -> key + " is not used: without store.url everything is in memory.").toList(),
        command.warnings());
  }

  /** F-16: one start names them all, beside those of other settings. */
  @Test
  void everyFaultIsNamedAtOnce() {
    var environment = new HashMap<>(Map.of(
        "STORE_URL", "x", "STORE_KEY", "x", "STORE_PREVIOUS_KEYS", "x", "STORE_POOL", "x", "SANDBOX_DATA", "x"));
    environment.put("WEBEX_TIMEOUT", "x");

    assertEquals(
        List.of("webex.timeout", "store.url", "store.key", "store.previous-keys", "store.pool", "sandbox.data"),
        faults(environment).stream().map(fault -> fault.split(" ")[0]).toList());
  }

  /** W-22. */
  @Test
  void nothingSecretIsPrinted() {
    var config = playground(Map.of("STORE_URL", URL, "STORE_KEY", KEY, "STORE_PASSWORD", "SENTINEL")).config();

    assertFalse(config.toString().contains("SENTINEL") || config.toString().contains(KEY), config.toString());
  }

  private static String key(int octets, char of) {
    return Base64.getEncoder().encodeToString(Character.toString(of).repeat(octets).getBytes());
  }

  private Command.RunPlayground playground(Map<String, String> environment) {
    return assertInstanceOf(Command.RunPlayground.class, Command.read(new String[0], environment, folder));
  }

  private Command.RunSandbox sandbox(Map<String, String> environment) {
    return assertInstanceOf(Command.RunSandbox.class, Command.read(new String[] {"sandbox"}, environment, folder));
  }

  private List<String> faults(Map<String, String> environment, String... arguments) {
    return assertThrows(ConfigException.class, () -> Command.read(arguments, environment, folder)).faults();
  }
}
