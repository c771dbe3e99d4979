package playground.webex;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what a stranger sent, before anyone sees it: those that we sent ourselves and may find echoed,
 * and whatever stands where JSON has a token. Works on text, so that a truncated answer is masked as well.
 *
 * @param known values that were sent
 */
record Masking(List<String> known) {

  private static final Pattern TOKEN_FIELD =
      Pattern.compile("(\"(?:access_token|refresh_token|id_token|client_secret|code)\"\\s*:\\s*\")((?:[^\"\\\\]|\\\\.)*)");

  static Masking of(String... known) {
    return new Masking(Arrays.stream(known).filter(value -> !value.isEmpty()).toList());
  }

  String apply(String text) {
    var masked = TOKEN_FIELD.matcher(text).replaceAll("$1" + MaskedRequest.MASK);
    for (var value : known) {
      masked = masked.replace(value, MaskedRequest.MASK);
    }
    return masked;
  }

  @Override
  public String toString() {
    return "Masking[hidden]";
  }
}
