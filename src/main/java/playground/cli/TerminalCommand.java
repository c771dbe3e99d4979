package playground.cli;

import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.config.TerminalAction;
import playground.config.TerminalConfig;
import playground.flow.FlowException;
import playground.flow.FlowState;
import playground.flow.StepFault;
import playground.oauth.Endpoint;
import playground.oauth.TokenTypeHint;
import playground.oauth.Tokens;
import playground.scopes.ScopeCatalogue;
import playground.server.PortInUseException;
import playground.text.TerminalTexts;

/** Runs a command that works in the terminal: reads the token set of a file, does what is asked, saves and prints. */
public final class TerminalCommand {

  private static final Logger LOG = LoggerFactory.getLogger(TerminalCommand.class);

  private final TerminalConfig config;
  private final Terminal terminal;
  private final Clock clock;
  private final SecureRandom random;

  public TerminalCommand(TerminalConfig config, Terminal terminal, Clock clock, SecureRandom random) {
    this.config = config;
    this.terminal = terminal;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Whatever goes wrong is said on standard error.
   *
   * @throws PortInUseException when another process has the port of the Redirect URI
   * @throws IOException when that port cannot be listened on
   */
  public ExitCode run() throws IOException {
    try {
      return runToItsEnd();
    } catch (CommandFailure failed) {
      terminal.say(failed.text());
      if (failed.hasWordsOfPages()) {
        sayWhatStepOneIs();
        config.sandbox().map(TerminalTexts::trueCause).ifPresent(terminal::note);
      }
      return failed.code();
    } catch (PortInUseException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      // The message may quote what was sent.
      LOG.error("the command failed: {} at {}", e.getClass().getName(), Arrays.toString(e.getStackTrace()));
      terminal.say(TerminalTexts.ownFault());
      return ExitCode.OWN_FAULT;
    }
  }

  private void sayWhatStepOneIs() {
    var start = config.action() == TerminalAction.DEVICE ? TerminalAction.DEVICE : TerminalAction.TOKEN;
    terminal.note(TerminalTexts.wordsOfPages(start.commandName()));
  }

  private ExitCode runToItsEnd() throws IOException {
    var from = config.files().from().map(TokenFile::new);
    var save = config.files().save().map(TokenFile::new).filter(file -> from.filter(file::isSameAs).isEmpty());
    if (config.action() == TerminalAction.CHECK) {
      return check(from.orElseThrow());
    }
    from.filter(file -> config.action().needsFile() && !file.exists()).ifPresent(file -> {
      throw new CommandFailure(ExitCode.WRONG_SETTINGS, TerminalTexts.unreadable(file.name()));
    });
    var locks = locked(Stream.concat(from.stream(), save.stream()).toList());
    try (var flow = flow()) {
      return config.action() == TerminalAction.REVOKE
          ? revoked(from.orElseThrow(), flow)
          : obtained(flow, from, save);
    } catch (FlowException e) {
      throw stepFailure(e.fault());
    } finally {
      for (var lock : locks) {
        lock.close();
      }
    }
  }

  /** A check changes nothing, so it waits for nobody. */
  private ExitCode check(TokenFile file) {
    var saved = file.read();
    try (var flow = flow()) {
      var checked = new CheckCommand(terminal, flow, clock).run(resumed(saved, file, flow));
      if (checked != ExitCode.DONE) {
        config.sandbox().map(TerminalTexts::trueCause).ifPresent(terminal::note);
      }
      return checked;
    }
  }

  /** Of two processes that refresh with one file, one would lose a rotated token. */
  private List<Closeable> locked(List<TokenFile> files) {
    var locks = new ArrayList<Closeable>();
    for (var file : files) {
      file.requireWritable();
      locks.add(file.lock(config.dialogue().timeout()));
    }
    return locks;
  }

  private TerminalFlow flow() {
    return TerminalFlow.of(config, clock, random);
  }

  private ExitCode obtained(TerminalFlow flow, Optional<TokenFile> from, Optional<TokenFile> save) throws IOException {
    from.filter(file -> !file.exists())
        .ifPresent(file -> terminal.say(file.name() + " doesn't exist yet. It is created when you have signed in."));
    var obtained = from.filter(TokenFile::exists).isPresent() ? renewed(from.get(), flow) : asked(flow);
    return done(TokenSet.of(obtained), Stream.concat(from.stream(), save.stream()).toList());
  }

  private FlowState asked(TerminalFlow flow) throws IOException {
    return config.action() == TerminalAction.DEVICE
        ? new DeviceCommand(config, terminal, flow, clock).run()
        : new TokenCommand(config, terminal, flow).run();
  }

  /**
   * A command {@code token} asks the person when the file has no refresh token, or one that the server no longer accepts, or
   * when it has fewer scopes than are wanted now.
   */
  private FlowState renewed(TokenFile file, TerminalFlow flow) throws IOException {
    var saved = file.read();
    var resumed = resumed(saved, file, flow);
    var mayAsk = config.action() == TerminalAction.TOKEN;
    if (mayAsk && (resumed.refreshRequest().isEmpty() || lacksScopes(saved.tokens()))) {
      return asked(flow);
    }
    try {
      return flow.refresh(resumed);
    } catch (CommandFailure refused) {
      if (!refused.endsGrant()) {
        throw refused;
      }
      file.replace(saved.withoutRefreshToken());
      terminal.say("Removed the refresh token from " + file.name() + ", because the server no longer accepts it.");
      terminal.say("");
      if (!mayAsk) {
        throw refused;
      }
      terminal.say(refused.text());
      sayWhatStepOneIs();
      return asked(flow);
    }
  }

  private boolean lacksScopes(Tokens held) {
    var wanted = config.requested();
    return wanted.isChosen()
        && !wanted.scopes().names().stream().allMatch(name -> ScopeCatalogue.covers(held.scopes().names(), name));
  }

  /**
   * The token set of a file.
   *
   * @throws CommandFailure when it is of another server or client (C-07)
   */
  private FlowState resumed(TokenSet saved, TokenFile file, TerminalFlow flow) {
    if (!saved.isOf(flow.server())) {
      throw new CommandFailure(ExitCode.REFUSED, TerminalTexts.ofAnotherServer(
          file.name(), saved.endpoints().get(Endpoint.TOKEN), flow.server().tokenEndpoint()));
    }
    if (!saved.clientId().equals(flow.clientId())) {
      throw new CommandFailure(ExitCode.REFUSED, TerminalTexts.ofAnotherClient(file.name()));
    }
    return flow.resume(saved.tokens());
  }

  /** What was obtained is saved first, and printed whole when that fails: nobody else has it. */
  private ExitCode done(TokenSet set, List<TokenFile> files) {
    var failures = new LinkedHashMap<TokenFile, CommandFailure>();
    for (var file : files) {
      try {
        file.replace(set);
      } catch (CommandFailure notSaved) {
        failures.put(file, notSaved);
      }
    }
    if (!failures.isEmpty()) {
      terminal.result(set.json());
      failures.values().forEach(notSaved -> terminal.say(notSaved.text()));
      terminal.note(TerminalTexts.printedInstead(
          files.stream().filter(file -> !failures.containsKey(file)).map(TokenFile::name).findFirst()));
      return failures.values().iterator().next().code();
    }
    terminal.result(printed(set));
    if (!terminal.hasResult()) {
      throw new CommandFailure(
          ExitCode.WRONG_SETTINGS, TerminalTexts.outputFailed(files.stream().map(TokenFile::name).findFirst()));
    }
    files.forEach(file -> terminal.say("Saved to " + file.name() + "."));
    lives(set.tokens());
    return ExitCode.DONE;
  }

  private String printed(TokenSet set) {
    var token = set.tokens().accessToken().reveal();
    return switch (config.print()) {
      case TOKEN -> token;
      case ENV -> "WEBEX_ACCESS_TOKEN=" + quoted(token);
      case JSON -> set.json();
    };
  }

  /** For a shell. */
  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9._~+/=-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  private void lives(Tokens tokens) {
    terminal.say(TerminalTexts.life("Access token", tokens.lifetime(), clock.instant()));
    if (tokens.refreshToken().isPresent()) {
      terminal.say(TerminalTexts.life("Refresh token", tokens.refreshLifetime(), clock.instant()));
    }
  }

  /** The refresh token first: without it nothing can come after the access token. */
  private ExitCode revoked(TokenFile file, TerminalFlow flow) {
    var resumed = resumed(file.read(), file, flow);
    if (resumed.refreshRequest().isPresent()) {
      flow.revoke(resumed, TokenTypeHint.REFRESH_TOKEN);
      terminal.say("The refresh token is revoked.");
    }
    flow.revoke(resumed, TokenTypeHint.ACCESS_TOKEN);
    terminal.say("The access token is revoked.");
    file.delete();
    terminal.say(file.name() + " is deleted: its tokens are worthless now.");
    return ExitCode.DONE;
  }

  private CommandFailure stepFailure(StepFault fault) {
    return new CommandFailure(ExitCode.WRONG_SETTINGS, TerminalTexts.of(fault));
  }
}
