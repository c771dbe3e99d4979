package playground.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import playground.config.TerminalConfig;
import playground.flow.CallbackException;
import playground.flow.Circumstances;
import playground.flow.FlowState;
import playground.oauth.OAuthException;
import playground.sandbox.Sandbox;
import playground.server.PortInUseException;
import playground.text.TerminalTexts;
import playground.webex.Redirection;

/** {@code token}: the authorization code grant with PKCE (RFC 6749 §4.1, RFC 7636), with the person's browser. */
final class TokenCommand {

  private final TerminalConfig config;
  private final Terminal terminal;
  private final TerminalFlow flow;

  TokenCommand(TerminalConfig config, Terminal terminal, TerminalFlow flow) {
    this.config = config;
    this.terminal = terminal;
    this.flow = flow;
  }

  /**
   * Asks the person, and waits for the tokens.
   *
   * @throws IOException when the Redirect URI's port cannot be listened on
   */
  FlowState run() throws IOException {
    return config.dialogue().paste() ? pasted() : called();
  }

  private FlowState called() throws IOException {
    try (var listener = listener()) {
      listener.start(flow, terminal::say);
      var url = flow.begin(listener.redirectUri());
      invite(url);
      terminal.say("Waiting at " + listener.redirectUri() + " for up to "
          + TerminalTexts.inWords(config.dialogue().timeout()) + ". Ctrl-C cancels.");
      send(url, listener.redirectUri());
      return listener.await(config.dialogue().timeout());
    }
  }

  /** At a sandbox, which knows two of ours, a port that is in use leads to the other. */
  private CallbackListener listener() throws IOException {
    if (config.sandbox().isEmpty() || config.dialogue().isChosen()) {
      return new CallbackListener(config.dialogue().redirectUri());
    }
    try {
      return new CallbackListener(Sandbox.TERMINAL_REDIRECT_URIS.get(0));
    } catch (PortInUseException byAPlayground) {
      return new CallbackListener(Sandbox.TERMINAL_REDIRECT_URIS.get(1));
    }
  }

  private void invite(URI url) {
    terminal.say("Open this address, sign in, and consent:");
    terminal.say("");
    terminal.say(url.toString());
    terminal.say("");
  }

  /** Where no browser opens, a sandbox may still consent by itself: then its redirect leads back here. */
  private void send(URI url, URI redirectUri) {
    if (config.dialogue().browser()) {
      BrowserLauncher.open(url, terminal.err());
    } else if (config.sandbox().isPresent()) {
      var redirection = new Redirection(config.webex().timeout().multipliedBy(2)); // the callback includes an exchange
      try {
        redirection.of(url).filter(location -> location.toString().startsWith(redirectUri + "?"))
            .flatMap(redirection::of).ifPresent(redirection::of);
      } catch (OAuthException e) {
        terminal.say(flow.words(e.failure(), Circumstances.NONE)); // a browser may still do better
      }
    }
  }

  private FlowState pasted() {
    var redirectUri = config.sandbox().isPresent() && !config.dialogue().isChosen()
        ? Sandbox.TERMINAL_REDIRECT_URIS.get(0)
        : config.dialogue().redirectUri();
    invite(flow.begin(redirectUri));
    terminal.say("The browser ends at an address that begins with " + redirectUri + "; its page may be an error.");
    terminal.say("Paste that address here, and press Enter:");
    return finished(redirectUri);
  }

  private FlowState finished(URI redirectUri) {
    var lines = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    var deadline = System.nanoTime() + config.dialogue().timeout().toNanos();
    var rejected = Optional.<CommandFailure>empty();
    while (true) {
      var line = line(lines, Duration.ofNanos(deadline - System.nanoTime()));
      if (line.isEmpty()) {
        var last = rejected;
        throw last.orElseGet(() -> new CommandFailure(ExitCode.NOBODY_THERE, TerminalTexts.nothingPasted()));
      }
      try {
        return flow.finish(redirectUri, queryOf(line.get().strip(), redirectUri));
      } catch (CommandFailure notTheCallback) {
        if (notTheCallback.code() != ExitCode.WRONG_SETTINGS) {
          throw notTheCallback;
        }
        terminal.say(notTheCallback.text());
      } catch (CallbackException notOurs) {
        var text = flow.words(notOurs.failure(), notOurs.circumstances());
        terminal.say(text);
        rejected = Optional.of(new CommandFailure(ExitCode.REFUSED, text));
      }
    }
  }

  private static String queryOf(String pasted, URI redirectUri) {
    if (!pasted.startsWith(redirectUri + "?")) {
      throw new CommandFailure(ExitCode.WRONG_SETTINGS, TerminalTexts.notTheCallback(redirectUri));
    }
    return pasted.substring(redirectUri.toString().length() + 1).replaceFirst("#.*", "");
  }

  /** Empty at the end of the input, or when nobody types in time. */
  private static Optional<String> line(BufferedReader lines, Duration left) {
    return CompletableFuture.supplyAsync(() -> read(lines), task -> daemon(task).start())
        .completeOnTimeout(Optional.empty(), Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS).join();
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "paste");
    thread.setDaemon(true);
    return thread;
  }

  private static Optional<String> read(BufferedReader lines) {
    try {
      return Optional.ofNullable(lines.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
