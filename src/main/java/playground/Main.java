package playground;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import playground.cli.ExitCode;
import playground.cli.ExplainCommand;
import playground.cli.PlaygroundCommand;
import playground.cli.SandboxCommand;
import playground.cli.StartUpCache;
import playground.cli.Terminal;
import playground.cli.TerminalCommand;
import playground.cli.Version;
import playground.config.Command;
import playground.config.ConfigException;
import playground.database.DatabaseUnavailableException;
import playground.database.UnusableDatabaseException;
import playground.sandbox.seed.InvalidFileException;
import playground.server.OutOfMemory;
import playground.server.PortInUseException;
import playground.text.NamedServer;
import playground.text.ServerKind;

/** Picks the command, and maps exceptions to messages and exit codes. */
public final class Main {

  /** Whose errors are explained. */
  private static final NamedServer WEBEX = new NamedServer(ServerKind.WEBEX, "webexapis.com");

  private Main() {}

  public static void main(String[] arguments) {
    OutOfMemory.endsTheProcess();
    useFewLocales();
    StartUpCache.warning(System.getProperties()).ifPresent(System.err::println);
    try {
      run(Command.read(arguments, System.getenv(), Path.of("")));
    } catch (ConfigException wrong) {
      exit(ExitCode.WRONG_SETTINGS, wrong.faults());
    } catch (InvalidFileException wrong) {
      exit(ExitCode.WRONG_SETTINGS, wrong.errors());
    } catch (PortInUseException inUse) {
      exit(ExitCode.PORT_IN_USE, List.of(inUse.getMessage()));
    } catch (DatabaseUnavailableException away) {
      exit(ExitCode.NO_STORE, List.of("The database of store.url can't be reached: " + sentence(away.getMessage())
          + " Start it, or correct store.url, store.user or store.password."));
    } catch (UnusableDatabaseException unusable) {
      exit(ExitCode.NO_STORE, List.of("The database of store.url can't be used: " + unusable.getMessage()));
    } catch (IOException cannotListen) {
      exit(ExitCode.WRONG_SETTINGS, List.of(String.valueOf(cannotListen.getMessage())));
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
      new PrintStream(System.out, true, StandardCharsets.UTF_8).print(help.text());
    } else if (command instanceof Command.PrintVersion) {
      System.out.println("webex-oauth-playground " + Version.OF_THIS);
    } else if (command instanceof Command.RunPlayground playground) {
      playground.warnings().forEach(System.err::println);
      new PlaygroundCommand(playground.config(), playground.settingsFile()).start(System.out);
    } else if (command instanceof Command.RunSandbox sandbox) {
      sandbox.warnings().forEach(System.err::println);
      new SandboxCommand(sandbox.config()).start(System.out);
    } else if (command instanceof Command.RunExplain explain) {
      var terminal = Terminal.ofThisProcess(System.getenv());
      System.exit(new ExplainCommand(WEBEX, terminal).run(explain.argument(), explain.list()).number());
    } else if (command instanceof Command.RunTerminal terminal) {
      terminal.warnings().forEach(System.err::println);
      var ended = new TerminalCommand(
          terminal.config(), Terminal.ofThisProcess(System.getenv()), Clock.systemUTC(), new SecureRandom()).run();
      System.exit(ended.number());
    }
  }

  /** Drivers end theirs with a full stop, or without. */
  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }

  private static void exit(ExitCode code, List<String> messages) {
    messages.forEach(System.err::println);
    System.exit(code.number());
  }
}
