package playground.webex;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import playground.oauth.DeviceAuthorization;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.Secret;
import tools.jackson.databind.JsonNode;

/** Reads what begins a device grant (RFC 8628 §3.2); all of it is a stranger's word. */
final class DeviceAuthorizationReader {

  /** A device that waits longer than that waits for nobody. */
  private static final long MAX_SECONDS = Duration.ofDays(1).toSeconds();

  private static final int MAX_USER_CODE = 40;
  private static final int MAX_ADDRESS = 2_000;
  private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7E]+");

  private DeviceAuthorizationReader() {}

  /**
   * @throws UnusableResponse when anything that must be there is missing or cannot be
   */
  static DeviceAuthorization read(RawResponse reply) {
    var json = reply.text().flatMap(Json::parse).filter(JsonNode::isObject)
        .orElseThrow(() -> unusable("it is not a JSON object"));
    return new DeviceAuthorization(
        new Secret(text(json, "device_code", MAX_ADDRESS).orElseThrow(() -> unusable("it has no device_code"))),
        text(json, "user_code", MAX_USER_CODE).orElseThrow(() -> unusable("it has no user_code")),
        text(json, "verification_uri", MAX_ADDRESS).orElseThrow(() -> unusable("it has no verification_uri")),
        text(json, "verification_uri_complete", MAX_ADDRESS),
        seconds(json, "expires_in").orElseThrow(() -> unusable("it has no expires_in")),
        seconds(json, "interval").orElse(DeviceAuthorization.DEFAULT_INTERVAL));
  }

  private static Optional<String> text(JsonNode json, String name, int longest) {
    var value = Json.text(json, name);
    if (value.filter(text -> text.length() > longest || !VISIBLE.matcher(text).matches()).isPresent()) {
      throw unusable("its " + name + " is too long or holds characters that it may not have");
    }
    return value;
  }

  /** At least one; as text too, as servers are seen to send them. */
  private static Optional<Duration> seconds(JsonNode json, String name) {
    var value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    var digits = value.isString() ? value.stringValue() : value.toString();
    if (!digits.matches("\\d{1,9}") || Long.parseLong(digits) < 1 || Long.parseLong(digits) > MAX_SECONDS) {
      throw unusable("its " + name + " is not a number of seconds that can be");
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(digits)));
  }

  private static UnusableResponse unusable(String why) {
    return new UnusableResponse(
        "Webex's answer cannot be used: " + why + ".",
        "An answer like this does not follow RFC 8628 §3.2. A proxy, a captive portal or a wrong base URL may have"
            + " answered in Webex's place.",
        "Check webex.base-url and your network, then start again.",
        true);
  }
}
