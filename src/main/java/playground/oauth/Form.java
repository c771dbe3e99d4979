package playground.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parameters in {@code application/x-www-form-urlencoded} (RFC 6749 appendix B): the body of a token request and the
 * query of a callback. Order and repetition are preserved, because "more than once" is an error that OAuth wants seen
 * (RFC 6749 §3.1).
 *
 * @param parameters as they came or will go, values decoded
 */
public record Form(List<Parameter> parameters) {

  private static final Pattern MALFORMED_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /** One name and its value, decoded. Printed without the value, which may be a secret. */
  public record Parameter(String name, String value) {

    /** As part of a request body. */
    public String encoded() {
      return encode(name) + "=" + encode(value);
    }

    @Override
    public String toString() {
      return name + "=…";
    }
  }

  public Form {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a query or a form body.
   *
   * @param encoded without the leading question mark; null and empty mean no parameters
   * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits
   */
  public static Form parse(String encoded) {
    var parameters = new ArrayList<Parameter>();
    for (var pair : encoded == null ? new String[0] : encoded.split("&")) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.add(new Parameter(decode(name), decode(value)));
      }
    }
    return new Form(parameters);
  }

  /** Reads a query or a form body; empty where {@link #parse} would throw. */
  public static Optional<Form> parseIfWellFormed(String encoded) {
    try {
      return Optional.of(parse(encoded));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The empty form, to be filled with {@link #with}. */
  public static Form empty() {
    return new Form(List.of());
  }

  /** This form and one parameter more, at the end. */
  public Form with(String name, String value) {
    var more = new ArrayList<>(parameters);
    more.add(new Parameter(name, value));
    return new Form(more);
  }

  /** The first value under that name; empty when there is none or, as RFC 6749 §3.1 has it, a blank one. */
  public Optional<String> value(String name) {
    for (var parameter : parameters) {
      if (parameter.name().equals(name)) {
        return Optional.of(parameter.value()).filter(value -> !value.isEmpty());
      }
    }
    return Optional.empty();
  }

  /** Names that occur more than once, in the order of their second coming. */
  public Set<String> repeated() {
    var names = new LinkedHashSet<String>();
    return parameters.stream()
        .map(Parameter::name)
        .filter(name -> !names.add(name))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** As a request body: a space becomes a plus sign. */
  public String encoded() {
    var encoded = new StringBuilder();
    for (var parameter : parameters) {
      encoded.append(encoded.isEmpty() ? "" : "&").append(parameter.encoded());
    }
    return encoded.toString();
  }

  /** As a URL's query: a space becomes {@code %20}, which every server reads alike. */
  public String encodedForQuery() {
    return encoded().replace("+", "%20");
  }

  /** An endpoint's URL with these parameters; retains the endpoint's own query (RFC 6749 §3.1). */
  public URI appendedTo(URI endpoint) {
    return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + encodedForQuery());
  }

  /** The JDK's decoder alone takes {@code %+1} and digits of other scripts for hexadecimal. */
  private static String decode(String text) {
    if (isPlain(text)) {
      return text;
    }
    if (MALFORMED_PERCENT.matcher(text).find()) {
      throw new IllegalArgumentException("a percent sign is not followed by two hexadecimal digits");
    }
    return URLDecoder.decode(text, UTF_8);
  }

  private static String encode(String text) {
    return isPlain(text) ? text : URLEncoder.encode(text, UTF_8);
  }

  /** Whether it consists of characters alone that stand for themselves in every encoding of a form or a URL. */
  public static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.')) {
        return false;
      }
    }
    return true;
  }
}
