package playground.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.flow.FlowService.Returned;
import playground.flow.memory.MemoryFlowStore;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.testing.MovableClock;
import playground.testing.WrittenDownStore;
import playground.testing.RawWebex;
import playground.webex.WebexEndpoints;

/** Drives a {@link FlowService} as one browser does: keeps the id and the bindings that its cookies would hold. */
final class FlowDriver {

  static final URI CALLBACK = URI.create("http://localhost:8080/callback");
  static final String CODE = "c0de-1";

  /** The secret has characters that need encoding. */
  static final ClientCredentials CLIENT = new ClientCredentials("client-1", Optional.of(new Secret("s&cret+1%")));

  /** What Webex says when it grants: 14 and 90 days. */
  static final String TOKENS = """
      {"access_token":"acc3ss","expires_in":1209599,"refresh_token":"r3fresh",\
      "refresh_token_expires_in":7775999,"token_type":"Bearer","scope":"spark:rooms_read"}""";

  final MovableClock clock;
  final FlowService flows;
  final Map<String, Secret> bindings = new HashMap<>();
  Optional<BrowserId> id = Optional.empty();

  FlowDriver(FlowService flows, MovableClock clock) {
    this.flows = flows;
    this.clock = clock;
  }

  /** A browser at a playground of its own, which talks to that server. */
  static FlowDriver at(AuthorizationServer server) {
    return with(settings(server, Optional.empty()));
  }

  /** The same for a server that is laid out as Webex is. */
  static FlowDriver at(URI baseUrl) {
    return at(WebexEndpoints.at(baseUrl));
  }

  static FlowDriver with(FlowSettings settings) {
    var clock = new MovableClock();
    return new FlowDriver(new FlowService(
        settings, new WrittenDownStore(new MemoryFlowStore(FlowStore.MIN_BYTES)), clock, new SecureRandom()), clock);
  }

  static FlowSettings settings(AuthorizationServer server, Optional<LocalSandbox> sandbox) {
    var scopes = Scopes.parse("spark:rooms_read");
    return new FlowSettings(server, Optional.of(CLIENT), scopes, Duration.ofSeconds(10), Optional.empty(), sandbox);
  }

  /** Another browser at the same playground. */
  FlowDriver another() {
    return new FlowDriver(flows, clock);
  }

  /** What is known of the browser. */
  BrowserState state() {
    return flows.browser(id).orElseThrow();
  }

  /** Opens the browser as a servlet does that is about to begin something. */
  BrowserState open() {
    var opened = flows.open(id);
    id = Optional.of(opened.id());
    return opened.browser();
  }

  /** The form as the browser finds it. */
  RequestForm form() {
    return flows.form(flows.browser(id), CALLBACK);
  }

  /** The form with these fields typed: name, value, name, value … */
  RequestForm form(String... typed) {
    var fields = new LinkedHashMap<String, String>();
    for (var i = 0; i < typed.length; i += 2) {
      fields.put(typed[i], typed[i + 1]);
    }
    return form().submitted(name -> Optional.ofNullable(fields.get(name)), flows.settings());
  }

  /** Step 1: the URL that the browser is sent to. */
  URI leave(RequestForm form) {
    var departure = flows.begin(open(), form).orElseThrow();
    bindings.put(departure.binding().handle(), departure.binding().value());
    return departure.authorizationUrl();
  }

  /** A parameter of that URL. */
  static Optional<String> parameter(URI url, String name) {
    return Form.parse(url.getRawQuery()).value(name);
  }

  /** Step 2 with that query. */
  FlowState comeBack(String query) {
    var accepted = (Returned.Accepted) callback(query);
    id = Optional.of(accepted.id());
    return accepted.flow();
  }

  Returned callback(String query) {
    return flows.callback(new CallbackRequest(id, Map.copyOf(bindings), CALLBACK, query));
  }

  /** Steps 1 and 2. */
  FlowState toCode(String... typed) {
    var url = leave(form(typed));
    return comeBack("code=" + CODE + "&state=" + parameter(url, "state").orElseThrow());
  }

  /** Steps 1 to 3; the server has to grant. */
  FlowState toTokens(String... typed) {
    var flow = toCode(typed);
    return flows.exchange(id, flow.id(), Optional.empty());
  }

  /** What the browser's log holds, oldest first. */
  List<LogEvent> logged() {
    return state().log().stream().map(LoggedExchange::event).toList();
  }

  /** A response of JSON. */
  static RawWebex.Response json(int status, String body) {
    return response(status, "Content-Type: application/json\r\n", body);
  }

  /**
   * @param headers each with its line end
   */
  static RawWebex.Response response(int status, String headers, String body) {
    var length = body.getBytes(UTF_8).length;
    var text = "HTTP/1.1 " + status + " -\r\n" + headers
        + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n" + body;
    return connection ->
        connection.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** The request that a step has sent: the step waited for its response, so it has arrived. */
  static String sent(RawWebex webex) {
    assertTrue(webex.requestsLeft() > 0, "nothing was sent");
    return webex.nextRequest();
  }

  /** What is below the empty line of a request. */
  static String body(String request) {
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }

  /** Method, path and version. */
  static String firstLine(String request) {
    return request.substring(0, request.indexOf("\r\n"));
  }
}
