package playground.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Opens the default browser with the command of the operating system. */
final class BrowserLauncher {

  private BrowserLauncher() {}

  /** For the command to say that there is no browser; one that opened a browser may go on as long as that does. */
  private static final Duration REFUSAL = Duration.ofSeconds(1);

  /**
   * Prints a line when it fails: the address has been printed already.
   *
   * @return whether a browser was opened, as far as the command says
   */
  static boolean open(URI address, PrintStream out) {
    var isOpened = isOpened(command(System.getProperty("os.name"), address.toString()));
    if (!isOpened) {
      out.println("The browser can't be opened from here. Open the address above yourself.");
    }
    return isOpened;
  }

  private static boolean isOpened(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
      return !process.waitFor(REFUSAL.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> command(String system, String address) {
    var name = system.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return List.of("open", address);
    }
    return name.contains("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
        : List.of("xdg-open", address);
  }
}
