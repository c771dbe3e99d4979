package playground.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import playground.text.FailureText;

/**
 * The standard streams as a command uses them: its result alone goes to {@code out}, everything else to {@code err}.
 *
 * @param isTypedTo whether a person types {@code in}, who may not know what is awaited
 * @param isInteractive whether a person sees {@code err}: a line can then be written over
 * @param hasColours whether headings may be emphasized
 */
public record Terminal(
    InputStream in, PrintStream out, PrintStream err, boolean isTypedTo, boolean isInteractive, boolean hasColours) {

  private static final int STANDARD_INPUT = 0;
  private static final int STANDARD_ERROR = 2;

  /**
   * The streams of this process.
   *
   * @param environment {@code NO_COLOR} that is not empty, and {@code TERM=dumb}, forbid colours (no-color.org)
   */
  public static Terminal ofThisProcess(Map<String, String> environment) {
    var isInteractive = isTerminal(STANDARD_ERROR);
    var isPlain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminal(
        System.in, inUtf8(System.out), inUtf8(System.err), isTerminal(STANDARD_INPUT), isInteractive, isInteractive && !isPlain);
  }

  /** Where QR codes and quotation marks survive whatever the locale is. */
  private static PrintStream inUtf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** Java can't tell it of a single stream, but every POSIX system has a program that can; elsewhere nothing counts as one. */
  private static boolean isTerminal(int descriptor) {
    try {
      return new ProcessBuilder("test", "-t", Integer.toString(descriptor)).inheritIO().start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The result. */
  void result(String text) {
    out.println(text);
    out.flush();
  }

  /** Whether standard output has taken all of it: it may be closed, or its disk full. */
  boolean hasResult() {
    return !out.checkError();
  }

  /** A line for the person. */
  void say(String line) {
    err.println(TerminalText.printable(line));
  }

  /** A paragraph after what was said last. */
  void note(String text) {
    err.println();
    new TerminalText().note(text).lines().forEach(err::println);
  }

  /** Writes over the last line that was written so; nothing where nobody sees it. */
  void progress(String line) {
    if (isInteractive) {
      err.print("\r" + TerminalText.printable(line) + " ".repeat(Math.max(0, TerminalText.WIDTH - 1 - line.length())));
      err.flush();
    }
  }

  /** Ends a line of progress. */
  void progressDone() {
    if (isInteractive) {
      err.print("\r" + " ".repeat(TerminalText.WIDTH - 1) + "\r");
      err.flush();
    }
  }

  /** What happened, why, and what to do. */
  void say(FailureText failure) {
    var lines = new TerminalText().failure(failure).lines();
    err.println(hasColours ? "\u001B[1m" + lines.get(0) + "\u001B[0m" : lines.get(0));
    lines.stream().skip(1).forEach(err::println);
  }
}
