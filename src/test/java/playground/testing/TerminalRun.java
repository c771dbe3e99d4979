package playground.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import playground.cli.ExitCode;
import playground.cli.Terminal;
import playground.cli.TerminalCommand;
import playground.config.Command;
import playground.oauth.ClientCredentials;
import playground.oauth.Secret;

/** A command of the terminal while it runs in this process: what it says can be waited for, and it can be typed to. */
public final class TerminalRun {

  private static final Pattern AUTHORIZATION_URL = Pattern.compile("^(https?://\\S+/authorize\\?\\S+)$", Pattern.MULTILINE);

  private final Said out = new Said();
  private final Said err = new Said();
  private final PipedOutputStream keyboard = new PipedOutputStream();
  private final CompletableFuture<ExitCode> ended;

  private TerminalRun(Function<Terminal, ExitCode> command) throws IOException {
    InputStream in = new PipedInputStream(keyboard);
    var terminal = new Terminal(in, printed(out), printed(err), false, false, false);
    this.ended = CompletableFuture.supplyAsync(() -> command.apply(terminal), task -> new Thread(task, "terminal").start());
  }

  private static PrintStream printed(Said said) {
    return new PrintStream(said, true, StandardCharsets.UTF_8);
  }

  /**
   * Starts it.
   *
   * @param folder where its settings file would be, and where relative names of files start
   */
  public static TerminalRun start(Path folder, Map<String, String> environment, Clock clock, String... arguments)
      throws IOException {
    var command = (Command.RunTerminal) Command.read(arguments, environment, folder);
    return new TerminalRun(terminal -> {
      try {
        return new TerminalCommand(command.config(), terminal, clock, new SecureRandom()).run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** The environment that names an integration at a Webex. */
  public static Map<String, String> environment(ClientCredentials client, URI baseUrl) {
    return Map.of(
        "WEBEX_CLIENT_ID", client.clientId(),
        "WEBEX_CLIENT_SECRET", client.clientSecret().map(Secret::reveal).orElse(""),
        "WEBEX_BASE_URL", baseUrl.toString(),
        "WEBEX_ISSUERS", baseUrl.resolve("/idb").toString());
  }

  /** The address that the person is to open, as soon as it is printed. */
  public URI authorizationUrl() {
    return URI.create(err.awaited(AUTHORIZATION_URL));
  }

  /** The first group of what it prints on standard error, as soon as it is there. */
  public String awaited(String pattern) {
    return err.awaited(Pattern.compile(pattern, Pattern.MULTILINE));
  }

  /** Types a line. */
  public TerminalRun type(String line) throws IOException {
    keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
    return this;
  }

  /** Ends standard input, as Ctrl-D does. */
  public TerminalRun endInput() throws IOException {
    keyboard.close();
    return this;
  }

  /** Waits for its end. */
  public ExitCode exitCode() throws Exception {
    return ended.get(60, TimeUnit.SECONDS);
  }

  /** Standard output, without the last line break. */
  public String result() {
    return out.text().stripTrailing();
  }

  /** Standard error. */
  public String said() {
    return err.text();
  }

  /** The same with every line break and indent as one space. */
  public String saidInOneLine() {
    return said().replaceAll("\\s+", " ");
  }

  private static final class Said extends ByteArrayOutputStream {

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      notifyAll();
    }

    synchronized String text() {
      return toString(StandardCharsets.UTF_8);
    }

    synchronized String awaited(Pattern pattern) {
      var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      var match = pattern.matcher(text());
      while (!match.find()) {
        var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new IllegalStateException("not said: " + pattern + ", but:\n" + text());
        }
        try {
          wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
        match = pattern.matcher(text());
      }
      return match.group(1);
    }
  }
}
