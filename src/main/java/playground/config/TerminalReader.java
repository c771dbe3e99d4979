package playground.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import playground.config.TerminalConfig.Dialogue;
import playground.config.TerminalConfig.Files;
import playground.config.TerminalConfig.Print;
import playground.config.TerminalConfig.Requested;
import playground.oauth.ClientCredentials;
import playground.oauth.Loopback;

/** Reads and validates what a command in the terminal is to do. */
final class TerminalReader {

  private static final Set<String> PRINTS = Set.of("token", "json", "env");
  private static final int LONGEST_TIMEOUT = 60 * 60; // seconds; a pending authorization does not live longer
  private static final String CALLBACK = "/callback";

  /** Not those of the pages that the command serves itself. */
  private static final Pattern PATH = Pattern.compile("(?!/signed-in|/assets/)/[A-Za-z0-9/._~-]*");

  private static final int STANDARD_PORT = 8080;

  private final SettingReader settings;
  private final ConfigReader common;
  private final TerminalOptions options;

  TerminalReader(SettingReader settings, ConfigReader common, TerminalOptions options) {
    this.settings = settings;
    this.common = common;
    this.options = options;
  }

  /**
   * @throws ConfigException with every fault
   */
  TerminalConfig read() {
    var sandbox = options.sandbox().flatMap(this::sandbox);
    var credentials = options.sandbox().isPresent() ? Optional.<ClientCredentials>empty() : common.credentials();
    if (options.sandbox().isEmpty() && settings.text(Setting.CLIENT_ID).isEmpty()) {
      settings.fault("No client ID is set, so the server can't identify this program. Either set WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET,"
          + " or webex.client-id and webex.client-secret in config.properties, to those of your integration; or start"
          + " \"java -jar webex-oauth-playground.jar sandbox\" and add --sandbox, which needs neither.");
    }
    var config = new TerminalConfig(
        options.action(), credentials, requested(), common.webex(), sandbox, dialogue(), files(), print());
    settings.throwFaults();
    return config;
  }

  private Requested requested() {
    return new Requested(common.scopes(), options.value("scopes").isPresent());
  }

  private Optional<URI> sandbox(String text) {
    var url = SettingReader.secureUrl(text)
        .filter(u -> Set.of("", "/").contains(u.getRawPath()) && u.getRawQuery() == null && u.getRawFragment() == null);
    if (url.isEmpty()) {
      settings.fault("--sandbox must be scheme, host and port alone, such as http://localhost:8081");
    }
    return url.map(u -> URI.create(u.getScheme() + "://" + u.getRawAuthority()));
  }

  private Dialogue dialogue() {
    return new Dialogue(
        redirectUri(),
        options.value("redirect-uri").isPresent(),
        options.has("paste"),
        !options.has("no-browser") && !options.has("paste"),
        !options.has("no-qr"),
        timeout());
  }

  /** Of the settings, the one that the playground has with them: it is registered already. */
  private URI redirectUri() {
    var own = common.publicUrl(Setting.PUBLIC_URL).map(URI::toString).orElseGet(() -> "http://localhost:" + port());
    var given = options.value("redirect-uri");
    var uri = parsed(given.orElse(own + CALLBACK));
    if (uri.isEmpty()) {
      settings.fault("--redirect-uri must be an absolute address without fragment, such as http://localhost:8080/callback");
    } else if (options.action() == TerminalAction.TOKEN && !options.has("paste") && !isHere(uri.get())) {
      settings.fault((given.isPresent() ? "--redirect-uri" : "The Redirect URI that follows from " + Setting.PUBLIC_URL.key())
          + " isn't an http address of this machine with a port and a plain path, so this command can't wait there: add --paste, and paste the"
          + " address that the browser ends at; or register http://localhost:8080/callback and give it as --redirect-uri");
    }
    return uri.orElse(URI.create("http://localhost/"));
  }

  private int port() {
    var port = settings.port(Setting.PORT);
    return port == 0 ? STANDARD_PORT : port;
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text)).filter(uri -> uri.isAbsolute() && uri.getHost() != null && uri.getRawFragment() == null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** RFC 8252 §7.3; with a path of its own that no browser and no server writes in another way. */
  private static boolean isHere(URI uri) {
    return "http".equals(uri.getScheme()) && Loopback.NAMES.contains(uri.getHost()) && uri.getPort() > 0
        && PATH.matcher(uri.getRawPath()).matches() && uri.getRawQuery() == null && uri.getRawUserInfo() == null;
  }

  private Duration timeout() {
    var seconds = options.timeout();
    if (seconds.matches("\\d{1,4}") && Integer.parseInt(seconds) > 0 && Integer.parseInt(seconds) <= LONGEST_TIMEOUT) {
      return Duration.ofSeconds(Integer.parseInt(seconds));
    }
    settings.fault("--timeout must be whole seconds, from 1 to " + LONGEST_TIMEOUT);
    return Duration.ZERO;
  }

  private Files files() {
    if (options.action().needsFile() && options.value("from").isEmpty()) {
      settings.fault(options.action().commandName() + " needs --from FILE, with the file of a token set that \"token --save FILE\""
          + " has written");
    }
    return new Files(file("from"), file("save"));
  }

  private Optional<Path> file(String option) {
    return SettingReader.file(
        options.value(option).orElse(""), () -> settings.fault("--" + option + " must be the name of a file"));
  }

  private Print print() {
    var name = options.value("print").orElse("json");
    if (!PRINTS.contains(name)) {
      settings.fault("--print must be token, json or env");
      return Print.JSON;
    }
    return Print.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
