package playground.testing;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Values that nobody sends who means well. */
public final class Garbage {

  /** Those that have broken something somewhere. */
  private static final List<String> KNOWN =
      List.of(
          "", " ", "\t", "\0", "a\0b", "\n", "\r\n", "x\r\nSet-Cookie: hacked=1", "x\r\nLocation: http://evil.example/",
          "\u000b", "\u007f", "\u0085", "\u2028", "\u202e", "\ufeff", "\ufffe", "\ud83d\ude00", "\ud800", "\udc00", "e\u0301",
          "\u0130", "\u0131", "\u00e9", "%", "%%", "%zz", "%0", "%00", "%0d%0aX: y", "%c0%af", "%ff", "%u0041", "%+1", "+",
          "&", "=", "&&==&", ";", "a=1&a=2", "code=1&state=2", "#", "?", "?#", "\\", "'", "\"", "`", "'\"></script><img src=x>",
          "<script>hacked=1</script>", "<!--", "]]>", "${7*7}", "#{7*7}", "{{7*7}}", "@raw()", "../../etc/passwd",
          "..%2f..%2f", "//evil.example", "/\\evil.example", "\\\\evil.example", "http://evil.example/", "javascript:x",
          "http:evil.example", "http://127.0.0.1:9999/callback@evil.example/", "http://127.0.0.1:9999/callback/../evil",
          "http://127.0.0.1:9999@evil.example/callback", "HTTP://127.0.0.1:9999/callback", "http://127.0.0.1:9999/callbac%6b",
          "http://127.0.0.1:9999/callback#x", "http://[::1", "urn:x", "-1", "0", "1.5", "1e400", "NaN", "9223372036854775808",
          "99999999999999999999", "\u0661", "null", "true", "[]", "{}", "\"\"", "[".repeat(3_000), "{\"a\":".repeat(1_500),
          "{\"a\":1,\"a\":2}", "[{\"path\":{},\"fault\":[],\"times\":\"x\"}]", "{\"code\":{\"a\":[null]}}", "*", "spark:all", "none", "none login", "plain", "S256", "alex@example.com", "acct:", "acct:@",
          "acct:alex@example.com\0", "Basic", "Basic ", "Basic !", "Basic Og==", "Basic 6Q==", "Bearer", "Bearer  ",
          "Bearer \u00e9", "sandbox_1=;;=\"", "a=\"\\", "$Version=1; a=b", "1970-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z",
          "a".repeat(3_000), "%41".repeat(1_000), "\u20ac".repeat(1_500), " ".repeat(2_000));

  private Garbage() {}

  /** Known bad ones, made-up ones of any characters, and mixtures. */
  public static Arbitrary<String> values() {
    var known = Arbitraries.of(KNOWN);
    var madeUp = Arbitraries.strings().all().ofMaxLength(30);
    var mixed = known.filter(text -> text.length() < 100).list().ofMinSize(2).ofMaxSize(4).map(parts -> String.join("", parts));
    return Arbitraries.frequencyOf(Tuple.of(5, known), Tuple.of(2, madeUp), Tuple.of(2, mixed));
  }
}
