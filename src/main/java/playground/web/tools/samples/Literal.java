package playground.web.tools.samples;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text as a string literal of another language, quotes included. Whatever the text is, the literal ends at its own
 * last quote, and the program that reads it gets the same text back.
 */
final class Literal {

  private Literal() {}

  /** Octal for control characters: Java turns {@code \}{@code u000a} into a line break before it reads the literal. */
  static String java(String text) {
    return quoted(text.chars(), c -> c < 0x80 ? "\\%03o" : "\\u%04x");
  }

  static String javaScript(String text) {
    return quoted(text.chars(), c -> c < 0x80 ? "\\x%02x" : "\\u%04x");
  }

  /** By code points: to Python the two halves of a surrogate pair are two characters. */
  static String python(String text) {
    return quoted(text.codePoints(), c -> c < 0x80 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x");
  }

  /** Nothing is special between single quotes but the single quote. */
  static String bash(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String quoted(IntStream characters, IntFunction<String> escape) {
    return characters
        .mapToObj(c -> c == '"' || c == '\\' ? "\\" + (char) c
            : c >= 0x20 && c < 0x7F ? Character.toString(c)
            : String.format(Locale.ROOT, escape.apply(c), c))
        .collect(Collectors.joining("", "\"", "\""));
  }
}
