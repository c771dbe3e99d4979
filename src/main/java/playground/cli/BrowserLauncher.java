package playground.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Opens the default browser with the command of the operating system. */
final class BrowserLauncher {

  private BrowserLauncher() {}

  /** Prints a line when it fails: the address has been printed already. */
  static void open(URI address, PrintStream out) {
    try {
      new ProcessBuilder(command(System.getProperty("os.name"), address.toString()))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      out.println("The browser cannot be opened from here; open the address above yourself.");
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
