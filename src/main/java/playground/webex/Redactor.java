package playground.webex;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import playground.oauth.Form;

/**
 * Replaces secrets in untrusted text before it is shown: those that we sent ourselves and that may be echoed,
 * and the values of JSON members that hold tokens. Works on text, so that a truncated response is redacted too.
 *
 * <p>Only {@link OutgoingRequest} makes one that knows the secrets of a request, from the very request that they go out in,
 * so that no client can forget any. For a text that somebody pasted there is {@link #ofPasted}.
 */
public final class Redactor {

  /** Possessive throughout: otherwise a long token costs the regular expression one stack frame a character. */
  private static final Pattern TOKEN_FIELD =
      Pattern.compile(
          "(\"(?:access_token|refresh_token|id_token|client_secret|device_code|user_code"
              + "|verification_uri_complete|code)\"\\s*+:\\s*+\")"
              + "[^\"\\\\]*+(?s:\\\\.[^\"\\\\]*+)*+");

  /** Parameters and members that hold a secret in a text that somebody pasted. */
  private static final Set<String> SECRET_NAMES = Set.of(
      "access_token", "refresh_token", "id_token", "token", "client_secret", "code", "code_verifier", "device_code",
      "user_code", "state");

  /** A shorter value is part of many words, and protects nothing. */
  private static final int SHORTEST_SECRET = 4;

  private static final Pattern QUOTED_SECRET = Pattern.compile(
      "(?i)(?:(?<![a-z_])(?:" + String.join("|", SECRET_NAMES) + ")=|\\b(?:Bearer|Basic) +)([^\\s&\"',;<>]+)");

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
    var spellings = new HashSet<String>();
    known.filter(value -> !value.isEmpty()).forEach(value -> addSpellings(value, spellings));
    var longestFirst = new ArrayList<>(spellings);
    longestFirst.sort((one, other) -> other.length() - one.length());
    return new Redactor(longestFirst);
  }

  /**
   * One that knows the secrets of a message that somebody pasted: the values that it gives to their names, and those that a
   * value of it quotes, such as {@code code=…} in an error description.
   *
   * @param message the parameters of a callback, or the members of a body
   */
  public static Redactor ofPasted(Form message) {
    var named = message.parameters().stream()
        .filter(part -> SECRET_NAMES.contains(part.name().toLowerCase(Locale.ROOT))).map(Form.Parameter::value)
        .filter(value -> value.length() >= SHORTEST_SECRET);
    var quoted = message.parameters().stream().flatMap(part ->
        QUOTED_SECRET.matcher(part.value()).results().map(found -> found.group(1)));
    return of(Stream.concat(named, quoted));
  }

  /** As it is, and as a form, a URL, a JSON string and a web page spell it. */
  private static void addSpellings(String value, Set<String> spellings) {
    spellings.add(value);
    if (Form.isPlain(value)) {
      return;
    }
    var json = value.replace("\\", "\\\\").replace("\"", "\\\"");
    spellings.addAll(List.of(json, json.replace("/", "\\/")));
    var form = URLEncoder.encode(value, StandardCharsets.UTF_8);
    var url = form.replace("+", "%20");
    for (var encoded : List.of(form, url, url.replace("%7E", "~").replace("*", "%2A"))) {
      spellings.add(encoded);
      spellings.add(withSmallDigits(encoded));
    }
    addSpellingsOfPages(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"), spellings);
  }

  /** The two digits after a percent sign are hexadecimal in either case (RFC 3986 §2.1). */
  private static String withSmallDigits(String encoded) {
    var small = new StringBuilder(encoded);
    for (var at = encoded.indexOf('%'); at >= 0; at = encoded.indexOf('%', at + 3)) {
      small.replace(at + 1, at + 3, encoded.substring(at + 1, at + 3).toLowerCase(Locale.ROOT));
    }
    return small.toString();
  }

  /** With its quotation marks in each way that a page may spell them. */
  private static void addSpellingsOfPages(String page, Set<String> spellings) {
    for (var quote : page.contains("\"") ? QUOTES : List.of("\"")) {
      for (var apostrophe : page.contains("'") ? APOSTROPHES : List.of("'")) {
        spellings.add(page.replace("\"", quote).replace("'", apostrophe));
      }
    }
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
