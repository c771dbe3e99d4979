package playground.webex;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.oauth.TokenRequest;
import playground.oauth.TokenResponse;
import tools.jackson.databind.JsonNode;

/** Reads what the token endpoint answered (RFC 6749 §5.1, §5.2); all of it is a stranger's word. */
final class TokenResponseReader {

  /** A century: more than any token lives, and few enough to count with. */
  private static final BigDecimal MAX_LIFETIME_SECONDS = BigDecimal.valueOf(Duration.ofDays(36_525).toSeconds());

  private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7E]+");

  private final TokenResponse granted;
  private final OAuthFailure failure;

  private TokenResponseReader(TokenResponse granted, OAuthFailure failure) {
    this.granted = granted;
    this.failure = failure;
  }

  TokenExchange with(HttpExchange exchange) {
    return failure == null ? TokenExchange.granted(exchange, granted) : TokenExchange.failed(exchange, failure);
  }

  /**
   * @param now for an answer that names a moment and is not dated itself
   */
  static TokenResponseReader read(RawResponse reply, TokenRequest request, Redactor masking, Instant now) {
    try {
      if (reply.isSuccess()) {
        return new TokenResponseReader(tokens(reply), null);
      }
      return new TokenResponseReader(null, TokenErrors.of(reply, request, masking, now));
    } catch (UnusableResponse unusable) {
      return new TokenResponseReader(null, request instanceof TokenRequest.Refresh ? atRefresh(unusable) : unusable);
    }
  }

  /** A refresh token serves again, so an answer that is hardly Webex's own costs nothing. */
  private static UnusableResponse atRefresh(UnusableResponse unusable) {
    return new UnusableResponse(
        unusable.what(),
        unusable.why(),
        "Press the button again: the tokens that you have are kept. If it happens again, check webex.base-url and your"
            + " network.",
        false);
  }

  private static TokenResponse tokens(RawResponse reply) {
    var json = reply.text().flatMap(Json::parse).filter(JsonNode::isObject).orElseThrow(() -> notJson(reply));
    var tokens =
        new TokenResponse(
            token(json, "access_token").orElseThrow(() -> wrong("access_token", "is missing")),
            string(json, "token_type"), // one of Webex's own examples leaves it out
            seconds(json, "expires_in"),
            token(json, "refresh_token"),
            seconds(json, "refresh_token_expires_in"), // Webex's own, the RFC has none
            string(json, "scope").map(Scopes::parse).filter(scopes -> !scopes.isEmpty()),
            token(json, "id_token"));
    if (!tokens.isBearer()) {
      throw wrong("token_type", "is not Bearer, and this playground knows no other way to use a token");
    }
    return tokens;
  }

  /** VSCHAR only (RFC 6749 appendix A.12, A.17): anything else could break out of a header. */
  private static Optional<Secret> token(JsonNode json, String name) {
    var value = string(json, name);
    if (value.filter(text -> !TOKEN.matcher(text).matches()).isPresent()) {
      throw wrong(name, "holds characters that no token may have");
    }
    return value.map(Secret::new);
  }

  private static Optional<String> string(JsonNode json, String name) {
    var value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw wrong(name, "is not text");
    }
    return Optional.of(value.stringValue()).filter(text -> !text.isBlank());
  }

  /** Whole seconds; as text too, because servers are seen that send {@code expires_in} in quotes. */
  private static Optional<Duration> seconds(JsonNode json, String name) {
    var value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isNumber() && !value.isString()) {
      throw wrong(name, "is not a number of seconds");
    }
    try {
      var number = value.isNumber() ? value.decimalValue() : new BigDecimal(shortText(value.stringValue()));
      if (number.signum() < 0 || number.compareTo(MAX_LIFETIME_SECONDS) > 0) {
        throw wrong(name, "is not a lifetime that can be");
      }
      return Optional.of(Duration.ofSeconds(number.longValueExact()));
    } catch (ArithmeticException | NumberFormatException e) {
      throw wrong(name, "is not a whole number of seconds");
    }
  }

  private static String shortText(String text) {
    return text.length() > 20 ? "" : text.strip();
  }

  private static UnusableResponse wrong(String name, String how) {
    return new UnusableResponse(
        "Webex's answer cannot be used: its " + name + " " + how + ".",
        "An answer like this does not follow RFC 6749 §5.1. Nothing of it was kept.",
        "Get a new code. If it happens again, show the answer and its trackingId to Webex support.",
        true);
  }

  private static UnusableResponse notJson(RawResponse reply) {
    return new UnusableResponse(
        reply.looksLikeHtml()
            ? "A web page came back instead of tokens."
            : "What came back is not the JSON object that an answer with tokens is.",
        reply.looksLikeHtml()
            ? "A proxy, a captive portal or a wrong base URL answers in Webex's place."
            : "It is empty, cut short, garbled or of another kind. Nothing of it was kept.",
        "Check webex.base-url and your network, then get a new code: this one may have been used up.",
        true);
  }
}
