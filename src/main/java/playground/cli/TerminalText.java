package playground.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import playground.sandbox.error.SecretPattern;
import playground.text.Cause;
import playground.text.FailureText;

/**
 * Plain text for a terminal, wrapped at {@value #WIDTH} columns: headings, failures in the shape what, why, what to do,
 * and notes. Whatever it is given, no control character and no secret of Webex's format reaches a line, and a text that
 * somebody else wrote can begin no line of its own.
 */
final class TerminalText {

  static final int WIDTH = 80;

  private static final int LABEL_WIDTH = 17;

  /** Controls, such as the beginning of an escape sequence; invisible and direction-changing characters; lone surrogates. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private final List<String> lines = new ArrayList<>();

  TerminalText heading(String text) {
    return heading("", text);
  }

  TerminalText numbered(int number, String text) {
    return heading(number + ". ", text);
  }

  /** Every heading is made here. */
  private TerminalText heading(String number, String text) {
    separate();
    wrap(number, " ".repeat(number.length()), text);
    return this;
  }

  /** What happened, the likely cause and what to do about it, the other causes, and what the server sent. */
  TerminalText failure(FailureText failure) {
    heading(failure.what());
    var causes = failure.causes();
    for (var i = 0; i < causes.size(); i++) {
      separate();
      cause(i > 0 ? "Other cause" : failure.isCertain() ? "Cause" : "Likely cause", causes.get(i));
    }
    var details = failure.details().stream().filter(detail -> !detail.value().isEmpty()).toList();
    if (!details.isEmpty()) {
      separate();
    }
    details.forEach(detail -> labelled(detail.name(), detail.value()));
    return this;
  }

  /** A cause, what to do about it, and where it is documented. */
  TerminalText cause(String label, Cause cause) {
    labelled(label, cause.text());
    labelled("What to do", cause.whatToDo());
    cause.source().ifPresent(source -> labelled("Source", source.title() + " " + source.link()));
    return this;
  }

  TerminalText labelled(String label, String text) {
    wrap("  " + label + " ".repeat(Math.max(1, LABEL_WIDTH - 2 - label.length())), " ".repeat(LABEL_WIDTH), text);
    return this;
  }

  TerminalText item(String text) {
    wrap("- ", "  ", text);
    return this;
  }

  TerminalText note(String text) {
    separate();
    wrap("", "", text);
    return this;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  private void separate() {
    if (!lines.isEmpty()) {
      lines.add("");
    }
  }

  private void wrap(String first, String next, String text) {
    var line = new StringBuilder(first);
    var start = first.length();
    for (var word : safe(text).split(" ")) {
      if (line.length() > start && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(next);
        start = next.length();
      }
      line.append(line.length() > start ? " " : "").append(word);
    }
    lines.add(line.toString());
  }

  /** In one line, in characters that a terminal shows and does not obey, without what looks like a secret. */
  private static String safe(String text) {
    return printable(SecretPattern.redact(text.strip().replaceAll("\\s+", " ")));
  }

  /** In characters that a terminal shows and does not obey. */
  static String printable(String text) {
    return UNSAFE.matcher(text).replaceAll("?");
  }
}
