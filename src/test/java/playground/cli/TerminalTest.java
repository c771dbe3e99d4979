package playground.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import playground.text.TerminalTexts;

/** What a person sees, and what a file gets. */
class TerminalTest {

  private static final String ESCAPE = "\u001B";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void onlyATerminalWithColoursGetsThem() {
    terminal(true, true).say(TerminalTexts.noSandbox(URI.create("http://localhost:1")));
    assertTrue(said().startsWith(ESCAPE + "[1mNo sandbox responds"), said());

    err.reset();
    terminal(true, false).say(TerminalTexts.noSandbox(URI.create("http://localhost:1")));
    assertFalse(said().contains(ESCAPE), said());
  }

  @Test
  void onlyATerminalGetsProgress() {
    terminal(false, false).progress("Waiting");
    terminal(false, false).progressDone();
    assertEquals("", said());

    terminal(true, false).progress("Waiting");
    assertTrue(said().startsWith("\rWaiting "), said());
  }

  @Test
  void theResultAloneIsOnStandardOutput() {
    var terminal = terminal(true, true);

    terminal.say("a line");
    terminal.result("the result");

    assertEquals("the result", out.toString(UTF_8).strip());
    assertEquals("a line", said().strip());
  }

  @Test
  void aLineIsALineWhateverItHolds() {
    terminal(true, true).say("a\nb" + ESCAPE + "[2Jc\u2028d\u009Be");

    assertEquals("a?b?[2Jc?d?e", said().strip());
  }

  /** The tests' own streams are none. */
  @Test
  void aFileIsNoTerminalAndNeverHasColours() {
    assertFalse(Terminal.ofThisProcess(Map.of("TERM", "xterm")).hasColours());
  }

  private Terminal terminal(boolean isInteractive, boolean hasColours) {
    return new Terminal(
        InputStream.nullInputStream(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, isInteractive,
        hasColours);
  }

  private String said() {
    return err.toString(UTF_8);
  }
}
