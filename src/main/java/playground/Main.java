package playground;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import playground.config.Told;
import playground.config.WrongSettings;
import playground.sandbox.seed.InvalidFileException;
import playground.server.PortInUse;

/** Command line, settings, start; and what to say, and how to end, when one of them fails. */
public final class Main {

  /** A setting or a file of the sandbox is wrong, or the address cannot be listened on. */
  private static final int WRONG_SETTINGS = 2;

  private static final int PORT_IN_USE = 3;

  private Main() {}

  public static void main(String[] arguments) {
    try {
      var told = Told.read(arguments, System.getenv(), Path.of(""));
      if (told instanceof Told.Print print) {
        System.out.print(print.text());
      } else if (told instanceof Told.Version) {
        System.out.println("webex-oauth-playground " + version());
      } else if (told instanceof Told.Start start) {
        start.warnings().forEach(System.err::println);
        new Launch(start.config()).start(System.out);
      } else if (told instanceof Told.StartSandbox start) {
        start.warnings().forEach(System.err::println);
        new LaunchSandbox(start.config()).start(System.out);
      }
    } catch (WrongSettings wrong) {
      wrong.faults().forEach(System.err::println);
      System.exit(WRONG_SETTINGS);
    } catch (InvalidFileException wrong) {
      wrong.errors().forEach(System.err::println);
      System.exit(WRONG_SETTINGS);
    } catch (PortInUse inUse) {
      System.err.println(inUse.getMessage());
      System.exit(PORT_IN_USE);
    } catch (IOException cannotListen) {
      System.err.println(cannotListen.getMessage());
      System.exit(WRONG_SETTINGS);
    }
  }

  private static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("(not from a jar)");
  }
}
