package playground.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import playground.oauth.ClientAuthentication;
import playground.oauth.ClientCredentials;
import playground.oauth.Endpoint;
import playground.oauth.Loopback;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.ServerMetadata;
import playground.oauth.SigningAlgorithm;

/** Reads and validates all settings, and reports every fault at once. */
final class ConfigReader {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}\\]?");
  private static final Set<String> CONSENTS = Set.of("ask", "accept", "deny");
  private static final String CONTROLS_FROM_EVERYWHERE = "on";
  private static final Set<String> CONTROLS = Set.of("loopback", CONTROLS_FROM_EVERYWHERE);

  private final SettingReader settings;

  ConfigReader(ConfigSources sources) {
    this.settings = new SettingReader(sources);
  }

  /** What is allowed but probably not intended; complete once the settings have been read. */
  List<String> warnings() {
    return settings.warnings();
  }

  /**
   * @throws ConfigException with every fault
   */
  Config playground(boolean openBrowser) {
    var credentials = credentials();
    var publicUrl = publicUrl(Setting.PUBLIC_URL);
    var host = settings.text(Setting.HOST);
    var address = new ListenAddress(host, settings.port(Setting.PORT));
    var sandbox = sandbox(new ListenAddress(host, settings.port(Setting.SANDBOX_PORT)));
    validate(address, publicUrl);
    if (credentials.isEmpty()) {
      validateSandbox(address, publicUrl, sandbox);
      warnAboutControls(sandbox);
    }
    var config = new Config(
        credentials,
        scopes(),
        webex(),
        address,
        publicUrl,
        sandbox,
        new DatabaseReader(settings).read(),
        openBrowser);
    if (config.database().isPresent()) {
      warnAboutAddress(Setting.PUBLIC_URL, publicUrl);
      if (credentials.isEmpty()) {
        warnAboutAddress(Setting.SANDBOX_PUBLIC_URL, sandbox.publicUrl());
      }
    }
    settings.throwFaults();
    return config;
  }

  /** Without one, every node builds the Redirect URI, the issuer and links from its own port. */
  private void warnAboutAddress(Setting setting, Optional<URI> publicUrl) {
    if (publicUrl.isEmpty()) {
      settings.warn(Setting.STORE_URL.key() + " is set, and " + setting.key() + " isn't: when there are several nodes, set it at"
          + " each to the one address by which browsers come to all of them.");
    }
  }

  /**
   * @throws ConfigException with every fault
   */
  SandboxConfig sandbox(SandboxOptions options) {
    var config = new SandboxConfig(
        sandbox(standaloneAddress()),
        seed(options),
        options.consent(),
        options.person(),
        new DatabaseReader(settings).read());
    warnAboutControls(config.settings());
    if (config.database().isPresent()) {
      warnAboutAddress(Setting.SANDBOX_PUBLIC_URL, config.settings().publicUrl());
    }
    if (!CONSENTS.contains(options.consent())) {
      settings.fault("--consent must be ask, accept or deny");
    }
    settings.throwFaults();
    return config;
  }

  /**
   * @throws ConfigException with every fault
   */
  TerminalConfig terminal(TerminalOptions options) {
    return new TerminalReader(settings, this, options).read();
  }

  /** Empty without a client id, or with a wrong one. */
  Optional<ClientCredentials> credentials() {
    var id = settings.text(Setting.CLIENT_ID);
    var secret = settings.text(Setting.CLIENT_SECRET);
    if (id.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '"' || c == '\'')) {
      settings.fault(Setting.CLIENT_ID, "must be the client id alone, without spaces or quotes");
      return Optional.empty();
    }
    if (id.isEmpty()) {
      warnIfSet(Setting.CLIENT_SECRET);
      warnIfSet(Setting.BASE_URL);
      return Optional.empty();
    }
    return Optional.of(new ClientCredentials(id, Optional.of(secret).filter(s -> !s.isEmpty()).map(Secret::new)));
  }

  private void warnIfSet(Setting setting) {
    if (settings.isSet(setting)) {
      settings.warn(setting.key() + " is not used: without " + Setting.CLIENT_ID.key() + " the sandbox plays Webex.");
    }
  }

  /** As they are, when they are wrong. */
  Scopes scopes() {
    var scopes = Scopes.parse(settings.text(Setting.SCOPES));
    if (scopes.malformed().isPresent()) {
      settings.fault(Setting.SCOPES, "must be scope names separated by spaces, without quotes or commas");
    }
    if (scopes.names().stream().anyMatch(name -> name.contains(","))) {
      settings.fault(Setting.SCOPES, "must be separated by spaces, not commas");
    }
    return scopes;
  }

  /** With harmless values where one is wrong. */
  WebexConfig webex() {
    var baseUrl = settings.secureUrl(
        Setting.BASE_URL,
        url -> url.getRawQuery() == null,
        "must be an https address with the version, such as https://webexapis.com/v1");
    var discoveryUrl = settings.secureUrl(Setting.DISCOVERY_URL);
    var metadata = metadata();
    if (discoveryUrl.isEmpty() && !settings.text(Setting.CLIENT_ID).isEmpty()) {
      baseUrl.ifPresent(base -> warnAboutTokenEndpoint(base, metadata.endpoints()));
    }
    return new WebexConfig(
        baseUrl.map(ConfigReader::withoutSlash).orElse(URI.create("https://invalid")),
        discoveryUrl,
        metadata,
        idTokenAlgorithms(),
        clientAuthentication(),
        settings.timeout(Setting.TIMEOUT));
  }

  /** People sign in at the one server, and the other gets what only the first should know. */
  private void warnAboutTokenEndpoint(URI baseUrl, Map<Endpoint, URI> endpoints) {
    Optional.ofNullable(endpoints.get(Endpoint.TOKEN))
        .map(URI::getRawAuthority)
        .filter(host -> !endpoints.containsKey(Endpoint.AUTHORIZATION) && !host.equals(baseUrl.getRawAuthority()))
        .ifPresent(host -> settings.warn("Codes, refresh tokens and the client secret go to " + host + ", not to "
            + baseUrl.getRawAuthority() + ": " + Setting.TOKEN_ENDPOINT.key() + " is set, and "
            + Setting.AUTHORIZATION_ENDPOINT.key() + " isn't."));
  }

  private Optional<ClientAuthentication> clientAuthentication() {
    var name = settings.text(Setting.CLIENT_AUTHENTICATION);
    var method = ClientAuthentication.ofName(name);
    if (method.isEmpty() && !name.isEmpty()) {
      settings.fault(
          Setting.CLIENT_AUTHENTICATION, "must be client_secret_post, client_secret_basic or none, or be left empty");
    }
    return method;
  }

  private ServerMetadata metadata() {
    var issuers = issuers();
    var endpoints = new EnumMap<Endpoint, URI>(Endpoint.class);
    for (var setting : Setting.values()) {
      setting.endpoint().ifPresent(endpoint ->
          settings.secureUrl(setting).ifPresent(url -> endpoints.put(endpoint, url)));
    }
    return new ServerMetadata(endpoints, issuers, Optional.empty());
  }

  /** Never none, never HMAC: whoever checks such a token could have made it. */
  private Set<SigningAlgorithm> idTokenAlgorithms() {
    var names = settings.list(Setting.ID_TOKEN_ALGORITHMS);
    var known = names.stream().flatMap(name -> SigningAlgorithm.of(name).stream()).collect(Collectors.toSet());
    if (known.isEmpty() || !names.stream().allMatch(name -> SigningAlgorithm.of(name).isPresent())) {
      settings.fault(
          Setting.ID_TOKEN_ALGORITHMS,
          "must be names of asymmetric algorithms, separated by commas or spaces: "
              + Arrays.stream(SigningAlgorithm.values()).map(SigningAlgorithm::name).collect(Collectors.joining(", "))
              + "; never none or HS256, because anybody could have made such a token");
    }
    return known.isEmpty() ? SigningAlgorithm.DEFAULT : known;
  }

  /** Strings, because an issuer is compared character by character (OpenID Connect Core §3.1.3.7). */
  private List<String> issuers() {
    var issuers = settings.list(Setting.ISSUERS);
    if (issuers.isEmpty() || !issuers.stream().allMatch(ConfigReader::isIssuer)) {
      settings.fault(
          Setting.ISSUERS,
          "must be https addresses separated by commas or spaces, such as https://idbroker.webex.com/idb");
    }
    return issuers;
  }

  private static boolean isIssuer(String text) {
    return SettingReader.secureUrl(text).filter(url -> url.getRawQuery() == null).isPresent();
  }

  private SandboxSettings sandbox(ListenAddress address) {
    var controls = settings.text(Setting.SANDBOX_CONTROLS);
    if (!CONTROLS.contains(controls)) {
      settings.fault(Setting.SANDBOX_CONTROLS, "must be loopback or on");
    }
    return new SandboxSettings(
        address,
        publicUrl(Setting.SANDBOX_PUBLIC_URL),
        settings.file(Setting.SANDBOX_DATA),
        controls.equals(CONTROLS_FROM_EVERYWHERE));
  }

  private void warnAboutControls(SandboxSettings sandbox) {
    if (sandbox.hasOpenControls()) {
      settings.warn(Setting.SANDBOX_CONTROLS.key() + " is on: everybody who reaches the sandbox can switch its faults on and"
          + " off, move its clock, replace its integrations, and reset it.");
    }
  }

  /** Empty when it is not set, or wrong. */
  Optional<URI> publicUrl(Setting setting) {
    var url = settings.secureUrl(
        setting,
        u -> Set.of("", "/").contains(u.getRawPath()) && u.getRawQuery() == null,
        "must be https, host and port alone, such as https://play.example.com (http only for this machine)");
    return url.map(ConfigReader::withoutSlash);
  }

  private static URI withoutSlash(URI url) {
    return URI.create(url.toString().replaceAll("/+$", ""));
  }

  private void validate(ListenAddress address, Optional<URI> publicUrl) {
    if (!address.hasLoopbackName() && publicUrl.isEmpty()) {
      settings.fault(
          Setting.HOST,
          "must be 127.0.0.1, localhost, ::1, 0.0.0.0 or ::, or server.public-url must say by which https address"
              + " browsers come");
    }
    warnAboutNetwork(address);
  }

  /** The sandbox beside the playground has its own port (0 and 0 differ), and its own address for others. */
  private void validateSandbox(ListenAddress address, Optional<URI> publicUrl, SandboxSettings sandbox) {
    if (address.port() == sandbox.address().port() && address.port() != 0) {
      settings.fault(
          Setting.SANDBOX_PORT, "must differ from " + Setting.PORT.key() + ", because the sandbox listens beside it");
    }
    if (sandbox.publicUrl().isPresent() && sandbox.publicUrl().equals(publicUrl)) {
      settings.fault(
          Setting.SANDBOX_PUBLIC_URL,
          "must differ from " + Setting.PUBLIC_URL.key() + ", because playground and sandbox have the same paths");
    }
    var isRemote = publicUrl.filter(url -> !Loopback.isName(url.getHost())).isPresent();
    if (sandbox.publicUrl().isEmpty() && (!address.hasLoopbackName() || isRemote)) {
      var setting = address.hasLoopbackName() ? Setting.PUBLIC_URL : Setting.HOST;
      settings.warn(setting.key() + " does not go with the sandbox, whose pages are only reachable from this machine,"
          + " as localhost: set " + Setting.SANDBOX_PUBLIC_URL.key() + " or " + Setting.CLIENT_ID.key() + ", or remove "
          + setting.key() + ".");
    }
  }

  /** Any address or name, because this machine may have a name in a network of containers. */
  private ListenAddress standaloneAddress() {
    var address = new ListenAddress(settings.text(Setting.HOST), settings.port(Setting.SANDBOX_PORT));
    if (HOST.matcher(address.host()).matches()) {
      warnAboutNetwork(address);
    } else {
      settings.fault(Setting.HOST, "must be an address or a name of this machine, without port");
    }
    return address;
  }

  private void warnAboutNetwork(ListenAddress address) {
    if (!address.isLoopback()) {
      var which = address.isEveryAddress() ? "every address (" + address.host() + ")" : address.host();
      settings.warn("Listening on " + which + ": other machines on the network can reach this one.");
    }
  }

  private Optional<Path> seed(SandboxOptions options) {
    return SettingReader.file(
        options.seed().orElse(""), () -> settings.fault("--integrations must be the name of a file"));
  }
}
