package playground.webex.device;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import playground.oauth.DeviceAuthorization;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Secret;
import playground.webex.Json;
import playground.webex.RawResponse;
import tools.jackson.databind.JsonNode;

/** Reads a device authorization response (RFC 8628 §3.2); all of it is untrusted. */
final class DeviceAuthorizationReader {

  /** The longest duration that is accepted. */
  private static final long MAX_SECONDS = Duration.ofDays(1).toSeconds();

  private static final int MAX_USER_CODE = 40;
  private static final int MAX_ADDRESS = 2_000;
  private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7E]+");

  private DeviceAuthorizationReader() {}

  /**
   * @throws OAuthException when anything that must be there is missing or cannot be
   */
  static DeviceAuthorization read(RawResponse response) {
    var json = response.text().flatMap(Json::parse).filter(JsonNode::isObject)
        .orElseThrow(() -> unusable(response.looksLikeHtml() ? ResponseFault.HTML : ResponseFault.NOT_JSON, ""));
    return new DeviceAuthorization(
        new Secret(text(json, "device_code", MAX_ADDRESS).orElseThrow(() -> missing("device_code"))),
        text(json, "user_code", MAX_USER_CODE).orElseThrow(() -> missing("user_code")),
        text(json, "verification_uri", MAX_ADDRESS).orElseThrow(() -> missing("verification_uri")),
        text(json, "verification_uri_complete", MAX_ADDRESS),
        seconds(json, "expires_in").orElseThrow(() -> missing("expires_in")),
        seconds(json, "interval").orElse(DeviceAuthorization.DEFAULT_INTERVAL));
  }

  private static Optional<String> text(JsonNode json, String name, int longest) {
    var value = Json.text(json, name);
    if (value.filter(text -> text.length() > longest || !VISIBLE.matcher(text).matches()).isPresent()) {
      throw unusable(ResponseFault.MEMBER_MALFORMED, name);
    }
    return value;
  }

  /** At least one; as text too, because some servers send them so. */
  private static Optional<Duration> seconds(JsonNode json, String name) {
    var value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    var digits = value.isString() ? value.stringValue() : value.toString();
    if (!digits.matches("\\d{1,9}") || Long.parseLong(digits) < 1 || Long.parseLong(digits) > MAX_SECONDS) {
      throw unusable(ResponseFault.MEMBER_OUT_OF_RANGE, name);
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(digits)));
  }

  private static OAuthException missing(String member) {
    return unusable(ResponseFault.MEMBER_MISSING, member);
  }

  private static OAuthException unusable(ResponseFault fault, String member) {
    return new OAuthException(new UnusableResponse(RequestKind.DEVICE_AUTHORIZATION, fault, member));
  }
}
