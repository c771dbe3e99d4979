package playground.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The text of a Java properties file, line by line: single values can be replaced, and everything else stays as it is.
 *
 * @param lines in their order; together they are the text
 */
record PropertiesText(List<Line> lines) {

  /**
   * A comment, an empty line, or a key and its value with all the lines that it goes on for.
   *
   * @param text with its line ends
   * @param key empty for a comment or an empty line
   */
  private record Line(String text, Optional<String> key, String value) {

    static Line of(String text) {
      var properties = new Properties();
      try {
        properties.load(new StringReader(text));
      } catch (IOException e) {
        throw new UncheckedIOException("a text can be read", e);
      }
      var key = properties.stringPropertyNames().stream().findFirst();
      return new Line(text, key, key.map(properties::getProperty).orElse(""));
    }

    static Line of(String key, String value, String end) {
      return new Line(key + "=" + escaped(value) + end, Optional.of(key), value);
    }

    private static String escaped(String value) {
      var text = value.replace("\\", "\\\\");
      return text.startsWith(" ") ? "\\" + text : text;
    }

    String end() {
      return text.substring(text.stripTrailing().length()).replaceFirst("^[^\\r\\n]*", "");
    }

    boolean isOpen() {
      var rest = text.replaceFirst("[\\r\\n]+$", "");
      var backslashes = rest.length() - rest.replaceFirst("\\\\+$", "").length();
      return !rest.stripLeading().matches("[#!].*") && backslashes % 2 == 1;
    }

    /** Hides the value, which may be a secret. */
    @Override
    public String toString() {
      return "Line[hidden]";
    }
  }

  /**
   * @throws IllegalArgumentException when a {@code \\u} is not followed by four hexadecimal digits
   */
  static PropertiesText of(String text) {
    var lines = new ArrayList<Line>();
    var open = "";
    for (var line : text.split("(?<=\\n)|(?<=\\r)(?!\\n)")) {
      open += line;
      if (!new Line(open, Optional.empty(), "").isOpen()) {
        lines.add(Line.of(open));
        open = "";
      }
    }
    if (!open.isEmpty()) {
      lines.add(Line.of(open));
    }
    return new PropertiesText(List.copyOf(lines));
  }

  /** The value of a key; the last one counts. */
  Optional<String> value(String key) {
    return Optional.of(lastOf(key)).filter(index -> index >= 0).map(index -> lines.get(index).value());
  }

  private int lastOf(String key) {
    var last = -1;
    for (var i = 0; i < lines.size(); i++) {
      last = lines.get(i).key().equals(Optional.of(key)) ? i : last;
    }
    return last;
  }

  /** The text with these values: in the place of the key's last value, or else at the end. */
  String with(Map<String, String> values) {
    var end = lines.stream().map(Line::end).filter(one -> !one.isEmpty()).findFirst().orElse("\n");
    var edited = new ArrayList<>(lines);
    for (var entry : values.entrySet()) {
      var index = lastOf(entry.getKey());
      if (index >= 0) {
        edited.set(index, Line.of(entry.getKey(), entry.getValue(), lines.get(index).end()));
      } else {
        closeLast(edited, end);
        edited.add(Line.of(entry.getKey(), entry.getValue(), end));
      }
    }
    return String.join("", edited.stream().map(Line::text).toList());
  }

  private static void closeLast(List<Line> lines, String end) {
    var last = lines.isEmpty() ? "" : lines.get(lines.size() - 1).text();
    if (!last.isEmpty() && !last.endsWith("\n") && !last.endsWith("\r")) {
      lines.add(new Line(end, Optional.empty(), ""));
    }
  }

  /** Hides the values, because a secret may be among them. */
  @Override
  public String toString() {
    return "PropertiesText[" + lines.size() + " lines]";
  }
}
