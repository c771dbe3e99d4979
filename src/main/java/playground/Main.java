package playground;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import playground.cli.PlaygroundCommand;
import playground.cli.SandboxCommand;
import playground.cli.StartUpCache;
import playground.cli.Version;
import playground.config.Command;
import playground.config.ConfigException;
import playground.database.DatabaseUnavailableException;
import playground.database.UnusableDatabaseException;
import playground.sandbox.seed.InvalidFileException;
import playground.server.OutOfMemory;
import playground.server.PortInUseException;

/** Picks the command, and maps exceptions to messages and exit codes. */
public final class Main {

  /** A setting or a file of the sandbox is wrong, or the address cannot be listened on. */
  private static final int WRONG_SETTINGS = 2;

  private static final int PORT_IN_USE = 3;

  /** The database is not there, or cannot be used: another version, another key, a missing right. */
  private static final int NO_STORE = 6;

  private Main() {}

  public static void main(String[] arguments) {
    OutOfMemory.endsTheProcess();
    useFewLocales();
    StartUpCache.warning(System.getProperties()).ifPresent(System.err::println);
    try {
      run(Command.read(arguments, System.getenv(), Path.of("")));
    } catch (ConfigException wrong) {
      exit(WRONG_SETTINGS, wrong.faults());
    } catch (InvalidFileException wrong) {
      exit(WRONG_SETTINGS, wrong.errors());
    } catch (PortInUseException inUse) {
      exit(PORT_IN_USE, List.of(inUse.getMessage()));
    } catch (DatabaseUnavailableException away) {
      exit(NO_STORE, List.of("The database of store.url can't be reached: " + sentence(away.getMessage())
          + " Start it, or correct store.url, store.user or store.password."));
    } catch (UnusableDatabaseException unusable) {
      exit(NO_STORE, List.of("The database of store.url can't be used: " + unusable.getMessage()));
    } catch (IOException cannotListen) {
      exit(WRONG_SETTINGS, List.of(String.valueOf(cannotListen.getMessage())));
    }
  }

  /**
   * All pages are in English, for which the JDK's built-in locale data are enough. Jetty asks at its start for every
   * locale that there is, which would take a sixth of ours.
   */
  private static void useFewLocales() {
    if (System.getProperty("java.locale.providers") == null) {
      System.setProperty("java.locale.providers", "SPI");
    }
  }

  private static void run(Command command) throws IOException {
    if (command instanceof Command.PrintHelp help) {
      System.out.print(help.text());
    } else if (command instanceof Command.PrintVersion) {
      System.out.println("webex-oauth-playground " + Version.OF_THIS);
    } else if (command instanceof Command.RunPlayground playground) {
      playground.warnings().forEach(System.err::println);
      new PlaygroundCommand(playground.config(), playground.settingsFile()).start(System.out);
    } else if (command instanceof Command.RunSandbox sandbox) {
      sandbox.warnings().forEach(System.err::println);
      new SandboxCommand(sandbox.config()).start(System.out);
    }
  }

  /** Drivers end theirs with a full stop, or without. */
  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }

  private static void exit(int code, List<String> messages) {
    messages.forEach(System.err::println);
    System.exit(code);
  }
}
