package playground.flow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.oauth.DeviceAuthorization;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.testing.Examples;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;
import playground.webex.device.DeviceStart;

/** W-22: what a flow is made of prints what it is, and nothing that was typed or obtained. */
class PrintingTest {

  private static final String SECRET = "s3cret";

  static Stream<Object> secrets() {
    var browser = FlowDriver.at(URI.create("https://webexapis.com/v1"));
    var form = browser.form("client_secret", SECRET, "state", SECRET);
    var departure = browser.flows.begin(browser.open(), form).orElseThrow();
    browser.bindings.put(departure.binding().handle(), departure.binding().value());
    var flow = browser.comeBack("state=" + SECRET + "&code=" + SECRET);
    return Stream.of(
        new BrowserId(SECRET),
        new Binding("handle", new Secret(SECRET)),
        new CallbackRequest(
            Optional.of(new BrowserId(SECRET)), Map.of(SECRET, new Secret(SECRET)), FlowDriver.CALLBACK, SECRET),
        new FieldFault(FieldFault.Code.SCOPE_MALFORMED, SECRET),
        new RequestWarning("scope", RequestWarning.Code.SCOPE_UNKNOWN, List.of(SECRET)),
        form,
        departure,
        flow,
        browser.state(),
        device());
  }

  private static DeviceGrant device() {
    var exchange = HttpExchange.navigated(RedactedRequest.navigation(FlowDriver.CALLBACK), Examples.NOW);
    var codes = new DeviceAuthorization(
        new Secret(SECRET), SECRET, SECRET, Optional.empty(), Duration.ofSeconds(300), Duration.ofSeconds(5));
    var request = new DeviceRequest(Examples.SERVER, Examples.CLIENT, Scopes.parse("spark:rooms_read"));
    var start = new DeviceStart(exchange, Optional.of(codes), Optional.empty());
    return DeviceGrant.started("1", request, start, Circumstances.NONE, Examples.NOW);
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void aSecretIsNotPrinted(Object value) {
    var printed = value.toString();

    assertTrue(printed.startsWith(value.getClass().getSimpleName()), printed);
    assertFalse(printed.contains(SECRET), printed);
  }
}
