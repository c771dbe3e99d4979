package playground.webex.token;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.TokenResponse;
import playground.webex.HttpExchange;
import playground.webex.Json;
import playground.webex.RawResponse;
import playground.webex.SentRequest;
import tools.jackson.databind.JsonNode;

/** Reads the token endpoint's response (RFC 6749 §5.1, §5.2); all of it is untrusted. */
public final class TokenResponseReader {

  /** A century: more than any token lives, and few enough to count with. */
  private static final BigDecimal MAX_LIFETIME_SECONDS = BigDecimal.valueOf(Duration.ofDays(36_525).toSeconds());

  private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7E]+");

  private final RequestKind request;

  public TokenResponseReader(RequestKind request) {
    this.request = request;
  }

  /** What a request brought: tokens, or why there are none. */
  public TokenExchange read(SentRequest sent) {
    return sent.failure()
        .map(failure -> TokenExchange.failed(sent.exchange(), failure))
        .orElseGet(() -> read(sent.response().orElseThrow(), sent.exchange()));
  }

  /** Reads a successful response; an unusable one is a failure in the result. */
  TokenExchange read(RawResponse response, HttpExchange exchange) {
    try {
      return TokenExchange.granted(exchange, tokens(response));
    } catch (OAuthException e) {
      return TokenExchange.failed(exchange, e.failure());
    }
  }

  private TokenResponse tokens(RawResponse response) {
    var json = response.text().flatMap(Json::parse).filter(JsonNode::isObject)
            .orElseThrow(() -> wrong(response.looksLikeHtml() ? ResponseFault.HTML : ResponseFault.NOT_JSON, ""));
    var tokens =
        new TokenResponse(
            token(json, "access_token").orElseThrow(() -> wrong(ResponseFault.MEMBER_MISSING, "access_token")),
            string(json, "token_type"), // one of Webex's own examples leaves it out
            seconds(json, "expires_in"),
            token(json, "refresh_token"),
            seconds(json, "refresh_token_expires_in"), // Webex's own, the RFC has none
            string(json, "scope").map(Scopes::parse).filter(scopes -> !scopes.isEmpty()),
            token(json, "id_token"));
    if (!tokens.isBearer()) {
      throw wrong(ResponseFault.TOKEN_TYPE_UNKNOWN, "token_type");
    }
    return tokens;
  }

  /** VSCHAR only (RFC 6749 appendix A.12, A.17): anything else could break out of a header. */
  private Optional<Secret> token(JsonNode json, String name) {
    var value = string(json, name);
    if (value.filter(text -> !TOKEN.matcher(text).matches()).isPresent()) {
      throw wrong(ResponseFault.MEMBER_MALFORMED, name);
    }
    return value.map(Secret::new);
  }

  private Optional<String> string(JsonNode json, String name) {
    var value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw wrong(ResponseFault.MEMBER_NOT_TEXT, name);
    }
    return Optional.of(value.stringValue()).filter(text -> !text.isBlank());
  }

  /** Whole seconds; as text too, because some servers send {@code expires_in} in quotes. */
  private Optional<Duration> seconds(JsonNode json, String name) {
    var value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isNumber() && !value.isString()) {
      throw wrong(ResponseFault.MEMBER_NOT_SECONDS, name);
    }
    try {
      var number = value.isNumber() ? value.decimalValue() : new BigDecimal(shortText(value.stringValue()));
      if (number.signum() < 0 || number.compareTo(MAX_LIFETIME_SECONDS) > 0) {
        throw wrong(ResponseFault.MEMBER_OUT_OF_RANGE, name);
      }
      return Optional.of(Duration.ofSeconds(number.longValueExact()));
    } catch (ArithmeticException | NumberFormatException e) {
      throw wrong(ResponseFault.MEMBER_NOT_WHOLE_SECONDS, name);
    }
  }

  private static String shortText(String text) {
    return text.length() > 20 ? "" : text.strip();
  }

  private OAuthException wrong(ResponseFault fault, String member) {
    return new OAuthException(new UnusableResponse(request, fault, member));
  }
}
