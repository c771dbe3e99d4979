package playground.webex;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of what a stranger sent, before anyone sees it: those that we sent ourselves and may find echoed,
 * and whatever stands where JSON has a token. Works on text, so that a truncated answer is masked as well.
 *
 * @param known values that were sent, each in the spellings in which it may come back, longest first
 */
record Masking(List<String> known) {

  /** Possessive throughout: otherwise a long token costs the regular expression one stack frame a character. */
  private static final Pattern TOKEN_FIELD =
      Pattern.compile(
          "(\"(?:access_token|refresh_token|id_token|client_secret|device_code|code)\"\\s*+:\\s*+\")"
              + "[^\"\\\\]*+(?s:\\\\.[^\"\\\\]*+)*+");

  private static final int MAX_EXCERPT = 500;

  static Masking of(String... known) {
    return new Masking(
        Arrays.stream(known)
            .filter(value -> !value.isEmpty())
            .flatMap(Masking::spellings)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** As it is, and as a form, a JSON string and a web page spell it. */
  private static Stream<String> spellings(String value) {
    return Stream.of(
        value,
        URLEncoder.encode(value, StandardCharsets.UTF_8),
        value.replace("\\", "\\\\").replace("\"", "\\\""),
        value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"));
  }

  String apply(String text) {
    var masked = TOKEN_FIELD.matcher(text).replaceAll("$1" + MaskedRequest.MASK);
    for (var value : known) {
      masked = masked.replace(value, MaskedRequest.MASK);
    }
    return masked;
  }

  /** Masked, and then cut to what fits a sentence: of a secret that was cut first, a piece would be left standing. */
  String excerpt(String text) {
    var masked = apply(text);
    return masked.length() > MAX_EXCERPT ? masked.substring(0, MAX_EXCERPT) + "…" : masked;
  }

  @Override
  public String toString() {
    return "Masking[hidden]";
  }
}
