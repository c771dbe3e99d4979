package playground.webex;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import playground.oauth.Form;

/**
 * Replaces secrets in untrusted text before it is shown: those that we sent ourselves and that may be echoed,
 * and the values of JSON members that hold tokens. Works on text, so that a truncated response is redacted too.
 *
 * <p>Only {@link OutgoingRequest} makes one that knows secrets, from the very request that they go out in, so that no
 * client can forget any.
 */
public final class Redactor {

  /** Possessive throughout: otherwise a long token costs the regular expression one stack frame a character. */
  private static final Pattern TOKEN_FIELD =
      Pattern.compile(
          "(\"(?:access_token|refresh_token|id_token|client_secret|device_code|user_code"
              + "|verification_uri_complete|code)\"\\s*+:\\s*+\")"
              + "[^\"\\\\]*+(?s:\\\\.[^\"\\\\]*+)*+");

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
  private static final List<String> QUOTES = List.of("\"", "&quot;", "&#34;", "&#x22;");
  private static final List<String> APOSTROPHES = List.of("'", "&#39;", "&#039;", "&#x27;", "&apos;");

  private static final int MAX_EXCERPT = 500;

  /** Values that were sent, each in the spellings in which it may come back, longest first. */
  private final List<String> known;

  private Redactor(List<String> known) {
    this.known = known;
  }

  static Redactor of(String... known) {
    return of(Stream.of(known));
  }

  static Redactor of(Stream<String> known) {
    return new Redactor(
        known
            .filter(value -> !value.isEmpty())
            .flatMap(Redactor::spellings)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** As it is, and as a form, a URL, a JSON string and a web page spell it. */
  private static Stream<String> spellings(String value) {
    if (Form.isPlain(value)) {
      return Stream.of(value);
    }
    var form = URLEncoder.encode(value, StandardCharsets.UTF_8);
    var url = form.replace("+", "%20");
    var json = value.replace("\\", "\\\\").replace("\"", "\\\"");
    var page = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return Stream.of(
        Stream.of(value, json, json.replace("/", "\\/")),
        Stream.of(form, url, url.replace("%7E", "~").replace("*", "%2A")).flatMap(Redactor::inEitherCase),
        QUOTES.stream().flatMap(
            quote -> APOSTROPHES.stream().map(apostrophe -> page.replace("\"", quote).replace("'", apostrophe))))
        .flatMap(spelled -> spelled);
  }

  /** The two digits after a percent sign are hexadecimal in either case (RFC 3986 §2.1). */
  private static Stream<String> inEitherCase(String encoded) {
    return Stream.of(encoded, ESCAPE.matcher(encoded).replaceAll(e -> e.group().toLowerCase(Locale.ROOT)));
  }

  public String apply(String text) {
    var redacted = TOKEN_FIELD.matcher(text).replaceAll("$1" + RedactedRequest.REDACTED);
    for (var value : known) {
      redacted = redacted.replace(value, RedactedRequest.REDACTED);
    }
    return redacted;
  }

  /** Redacts, then shortens to fit a sentence; in this order, because a shortened secret would not be found. */
  public String excerpt(String text) {
    var redacted = apply(text);
    return redacted.length() > MAX_EXCERPT ? redacted.substring(0, MAX_EXCERPT) + "…" : redacted;
  }

  @Override
  public String toString() {
    return "Redactor[hidden]";
  }
}
