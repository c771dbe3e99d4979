package playground.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.config.TerminalAction;
import playground.config.TerminalConfig;
import playground.flow.FlowException;
import playground.flow.FlowState;
import playground.flow.StepFault;
import playground.oauth.TokenTypeHint;
import playground.oauth.Tokens;
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
   * @throws playground.server.PortInUseException when another process has the port of the Redirect URI
   * @throws IOException when that port cannot be listened on
   */
  public ExitCode run() throws IOException {
    try {
      config.files().save().map(TokenFile::new).ifPresent(TokenFile::requireWritable);
      return config.files().from().isPresent() ? withFile(new TokenFile(config.files().from().get())) : fresh();
    } catch (CommandFailure failed) {
      terminal.say(failed.text());
      if (failed.hasWordsOfPages()) {
        terminal.say("");
        terminal.say(TerminalTexts.wordsOfPages());
      }
      return failed.code();
    } catch (PortInUseException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      LOG.error("the command failed", e);
      terminal.say(TerminalTexts.ownFault());
      return ExitCode.OWN_FAULT;
    }
  }

  private ExitCode fresh() throws IOException {
    try (var flow = flow()) {
      return done(obtained(flow), config.files().save().map(TokenFile::new));
    }
  }

  private TerminalFlow flow() {
    return TerminalFlow.of(config, clock, random);
  }

  private FlowState obtained(TerminalFlow flow) throws IOException {
    try {
      return config.action() == TerminalAction.DEVICE
          ? new DeviceCommand(config, terminal, flow, clock).run()
          : new TokenCommand(config, terminal, flow).run();
    } catch (FlowException e) {
      throw stepFailure(flow, e.fault());
    }
  }

  /** No other process reads or replaces the file meanwhile: of two that refresh, one would lose a rotated token. */
  private ExitCode withFile(TokenFile file) throws IOException {
    if (!file.exists() && config.action() != TerminalAction.TOKEN) {
      throw new CommandFailure(ExitCode.WRONG_SETTINGS, TerminalTexts.unreadable(file.name()));
    }
    file.requireWritable();
    var lock = file.lock(config.dialogue().timeout());
    try (var flow = flow()) {
      return withFile(file, flow);
    } finally {
      lock.close();
    }
  }

  private ExitCode withFile(TokenFile file, TerminalFlow flow) throws IOException {
    try {
      return switch (config.action()) {
        case TOKEN -> done(renewedOrObtained(file, flow), target(file));
        case REFRESH -> done(flow.refresh(resumed(file, flow)), target(file));
        case CHECK -> new CheckCommand(terminal, flow, clock).run(resumed(file, flow));
        case REVOKE -> revoked(file, flow);
        case DEVICE -> throw new IllegalStateException("a device has no file to read");
      };
    } catch (FlowException e) {
      throw stepFailure(flow, e.fault());
    }
  }

  /** A rotated token must not be lost: it goes where the old one was, unless another file is named. */
  private Optional<TokenFile> target(TokenFile file) {
    return config.files().save().map(TokenFile::new).or(() -> Optional.of(file));
  }

  /** The person is asked when there is no file yet, no refresh token, or one that the server no longer accepts. */
  private FlowState renewedOrObtained(TokenFile file, TerminalFlow flow) throws IOException {
    if (!file.exists()) {
      return obtained(flow);
    }
    var resumed = resumed(file, flow);
    if (resumed.refreshRequest().isEmpty()) {
      return obtained(flow);
    }
    try {
      return flow.refresh(resumed);
    } catch (CommandFailure refused) {
      if (!refused.endsGrant()) {
        throw refused;
      }
      terminal.say(refused.text());
      return obtained(flow);
    }
  }

  /**
   * The token set of a file.
   *
   * @throws CommandFailure when it is of another server or client (C-07)
   */
  private FlowState resumed(TokenFile file, TerminalFlow flow) {
    var saved = file.read();
    if (!saved.isOf(flow.server())) {
      throw new CommandFailure(ExitCode.REFUSED, TerminalTexts.ofAnotherServer(
          file.name(), Terminal.printable(saved.host()), flow.server().tokenEndpoint().getRawAuthority()));
    }
    if (!saved.clientId().equals(flow.clientId())) {
      throw new CommandFailure(ExitCode.REFUSED, TerminalTexts.ofAnotherClient(file.name()));
    }
    return flow.resume(saved.tokens());
  }

  private ExitCode done(FlowState flow, Optional<TokenFile> file) {
    var set = TokenSet.of(flow);
    terminal.result(printed(set)); // before it is saved: what was obtained is not lost with a full disk
    file.ifPresent(target -> {
      target.replace(set);
      terminal.say("Saved to " + target.name() + ".");
    });
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
    var resumed = resumed(file, flow);
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

  private static CommandFailure stepFailure(TerminalFlow flow, StepFault fault) {
    var isUnsupported = fault == StepFault.DEVICE_GRANT_UNSUPPORTED || fault == StepFault.REVOCATION_UNSUPPORTED;
    return new CommandFailure(isUnsupported ? ExitCode.WRONG_SETTINGS : ExitCode.REFUSED, flow.words(fault));
  }
}
