package playground.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import playground.oauth.ClientCredentials;
import playground.oauth.Endpoint;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.SecureUri;
import playground.oauth.ServerMetadata;

/** Reads one setting after the other and collects what is wrong, so that one start tells all faults. */
final class ConfigReader {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> LOOPBACK_ADDRESSES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}\\]?");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(ms|s)?");
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

  private final ConfigSources sources;
  private final List<String> faults = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  ConfigReader(ConfigSources sources) {
    this.sources = sources;
    faults.addAll(sources.faults());
    warnings.addAll(sources.warnings());
  }

  List<String> faults() {
    return faults;
  }

  /** What is allowed, but should be known. */
  List<String> warnings() {
    return warnings;
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  Optional<ClientCredentials> credentials() {
    var id = text(Setting.CLIENT_ID);
    var secret = text(Setting.CLIENT_SECRET);
    if (id.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '"' || c == '\'')) {
      wrong(Setting.CLIENT_ID, "must be the client id alone, without spaces or quotes");
      return Optional.empty();
    }
    if (id.isEmpty() && !secret.isEmpty()) {
      warn(Setting.CLIENT_SECRET.key() + " is not used: without " + Setting.CLIENT_ID.key() + " the sandbox plays Webex.");
    }
    if (id.isEmpty() && !text(Setting.BASE_URL).equals(Setting.BASE_URL.defaultValue())) {
      warn(Setting.BASE_URL.key() + " is not used: without " + Setting.CLIENT_ID.key() + " the sandbox plays Webex.");
    }
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new ClientCredentials(id, Optional.of(secret).filter(s -> !s.isEmpty()).map(Secret::new)));
  }

  Scopes scopes() {
    var scopes = Scopes.parse(text(Setting.SCOPES));
    scopes
        .malformed()
        .ifPresent(name -> wrong(Setting.SCOPES, "must be scope names separated by spaces, without quotes or commas"));
    if (scopes.names().stream().anyMatch(name -> name.contains(","))) {
      wrong(Setting.SCOPES, "must be separated by spaces, not commas");
    }
    return scopes;
  }

  /** https, or http to this machine: a secret goes there. */
  URI baseUrl() {
    var url = url(Setting.BASE_URL);
    var good = url.filter(u -> SecureUri.is(u) && u.getRawQuery() == null);
    if (good.isEmpty()) {
      wrong(Setting.BASE_URL, "must be an https address with the version, such as https://webexapis.com/v1");
    }
    return good.map(u -> URI.create(u.toString().replaceAll("/+$", ""))).orElse(URI.create("https://invalid"));
  }

  /** The issuers, and the endpoints that are set one by one. */
  ServerMetadata endpoints() {
    var endpoints = new EnumMap<Endpoint, URI>(Endpoint.class);
    var issuers = issuers();
    for (var setting : Setting.values()) {
      setting.endpoint().ifPresent(endpoint -> address(setting).ifPresent(url -> endpoints.put(endpoint, url)));
    }
    return new ServerMetadata(endpoints, issuers, Optional.empty());
  }

  /** As texts: an issuer is compared character by character (OpenID Connect Core §3.1.3.7). */
  private List<String> issuers() {
    var issuers = Arrays.stream(text(Setting.ISSUERS).split("[,\\s]+")).filter(issuer -> !issuer.isEmpty()).toList();
    if (issuers.isEmpty() || !issuers.stream().allMatch(issuer -> isIssuer(url(issuer)))) {
      wrong(Setting.ISSUERS, "must be https addresses separated by commas or spaces, such as https://idbroker.webex.com/idb");
    }
    return issuers;
  }

  private static boolean isIssuer(Optional<URI> url) {
    return url.filter(u -> SecureUri.is(u) && u.getRawQuery() == null).isPresent();
  }

  /** https, or http to this machine: codes, secrets or keys pass there. Empty when it was not set. */
  Optional<URI> address(Setting setting) {
    if (text(setting).isEmpty()) {
      return Optional.empty();
    }
    var url = url(setting).filter(SecureUri::is);
    if (url.isEmpty()) {
      wrong(setting, "must be an https address (http only for this machine)");
    }
    return url;
  }

  /** A proxy in front: scheme and host alone, and https, because cookies and codes pass there. */
  Optional<URI> publicUrl() {
    if (text(Setting.PUBLIC_URL).isEmpty()) {
      return Optional.empty();
    }
    var url = url(Setting.PUBLIC_URL);
    var good = url.filter(u -> SecureUri.is(u) && Set.of("", "/").contains(u.getRawPath()) && u.getRawQuery() == null);
    if (good.isEmpty()) {
      wrong(
          Setting.PUBLIC_URL,
          "must be https, host and port alone, such as https://play.example.com (http only for this machine)");
    }
    return good.map(u -> URI.create(u.toString().replaceAll("/+$", "")));
  }

  String host(Optional<URI> publicUrl) {
    var host = text(Setting.HOST);
    if (!LOOPBACK_ADDRESSES.contains(host) && !EVERY_ADDRESS.contains(host) && publicUrl.isEmpty()) {
      wrong(
          Setting.HOST,
          "must be 127.0.0.1, localhost, ::1, 0.0.0.0 or ::, or server.public-url must say by which https address"
              + " browsers come");
    }
    warnOfOthers(host);
    return host;
  }

  int port(Setting setting) {
    try {
      var port = Integer.parseInt(text(setting));
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below, as a number out of range is
    }
    wrong(setting, "must be a whole number from 0 (any free port) to 65535");
    return 0;
  }

  /** Any address, because it may be this machine's name in a network of containers; others are warned about. */
  String sandboxHost() {
    var host = text(Setting.HOST);
    if (!HOST.matcher(host).matches()) {
      wrong(Setting.HOST, "must be an address or a name of this machine, without port");
    } else {
      warnOfOthers(host);
    }
    return host;
  }

  private void warnOfOthers(String host) {
    if (!isLoopback(host)) {
      var which = EVERY_ADDRESS.contains(host) ? "every address (" + host + ")" : host;
      warn("Listening on " + which + ": other machines on the network can reach this one.");
    }
  }

  /** 127.0.0.0/8 whole (RFC 1122 §3.2.1.3), though the page answers to its first address alone. */
  private static boolean isLoopback(String host) {
    return LOOPBACK_ADDRESSES.contains(host) || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** The sandbox is known to browsers as localhost, so it is of use to those of this machine alone. */
  void warnIfTheSandboxIsOutOfReach(String host, Optional<URI> publicUrl) {
    var isReached = LOOPBACK_ADDRESSES.contains(host) || EVERY_ADDRESS.contains(host);
    if (!isReached || publicUrl.filter(url -> !LOOPBACK.contains(url.getHost())).isPresent()) {
      var setting = isReached ? Setting.PUBLIC_URL : Setting.HOST;
      warn(setting.key() + " does not go with the sandbox, whose pages only browsers of this machine find, under"
          + " localhost: set " + Setting.CLIENT_ID.key() + ", or leave " + setting.key() + " out.");
    }
  }

  /** Whether it is there and in order is told when it is read. */
  Optional<Path> file(Setting setting) {
    try {
      return Optional.of(text(setting)).filter(name -> !name.isEmpty()).map(Path::of);
    } catch (InvalidPathException e) {
      wrong(setting, "must be the name of a file");
      return Optional.empty();
    }
  }

  Duration timeout() {
    var match = SECONDS.matcher(text(Setting.TIMEOUT));
    if (match.matches()) {
      var unit = "ms".equals(match.group(2)) ? 1 : 1000;
      var timeout = Duration.ofMillis(Math.round(Double.parseDouble(match.group(1)) * unit));
      if (!timeout.isZero() && timeout.compareTo(LONGEST_TIMEOUT) <= 0) {
        return timeout;
      }
    }
    wrong(Setting.TIMEOUT, "must be seconds, more than 0 and at most 300, such as 10");
    return LONGEST_TIMEOUT;
  }

  /** Two servers cannot have one port; 0 and 0 are two. */
  void differentPorts(int port, int sandboxPort) {
    if (port == sandboxPort && port != 0) {
      wrong(Setting.SANDBOX_PORT, "must differ from " + Setting.PORT.key() + ", because the sandbox listens beside it");
    }
  }

  private String text(Setting setting) {
    return sources.find(setting).value();
  }

  private Optional<URI> url(Setting setting) {
    return url(text(setting));
  }

  private static Optional<URI> url(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(u -> u.getHost() != null && u.getScheme() != null)
          .map(u -> URI.create(inLowerCaseUpToThePath(u)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Scheme and host mean the same in either case (RFC 3986 §6.2.2.1); what compares them need not know. */
  private static String inLowerCaseUpToThePath(URI url) {
    var text = url.toString();
    var start = (url.getScheme() + "://" + url.getRawAuthority()).length();
    return text.substring(0, start).toLowerCase(Locale.ROOT) + text.substring(start);
  }

  private void wrong(Setting setting, String right) {
    var found = sources.find(setting);
    var value = setting.isSecret() ? "(hidden)" : shown(found.value());
    faults.add(setting.key() + " is \"" + value + "\" " + found.where() + ": it " + right);
  }

  /** On one line, and without the password that an address may hold. */
  private static String shown(String value) {
    return value.replaceAll("\\p{Cntrl}", "?").replaceAll("//[^/]*@", "//…@");
  }
}
