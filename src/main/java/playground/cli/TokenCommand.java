package playground.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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

  /** No line that can be typed. */
  private static final String END = "\u0000";

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
      var isFollowed = send(url, listener.redirectUri());
      try {
        return listener.await(config.dialogue().timeout());
      } finally {
        if (!isFollowed && listener.hasEnded()) {
          listener.awaitLastPage();
        }
      }
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

  /**
   * Where no browser opens, a sandbox may still consent by itself: then its redirect leads back here.
   *
   * @return whether it did
   */
  private boolean send(URI url, URI redirectUri) {
    if (config.dialogue().browser()) {
      BrowserLauncher.open(url, terminal.err());
      return false;
    }
    return config.sandbox().isPresent() && follow(url, redirectUri);
  }

  private boolean follow(URI url, URI redirectUri) {
    var redirection = new Redirection(config.webex().timeout().multipliedBy(2)); // the callback includes an exchange
    try {
      var callback = redirection.of(url).filter(location -> location.toString().startsWith(redirectUri + "?"));
      callback.ifPresent(redirection::of);
      return callback.isPresent();
    } catch (OAuthException e) {
      terminal.say(flow.words(e.failure(), Circumstances.NONE)); // a browser may still do better
      return false;
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

  /** Each line is tried: a person who pastes the wrong address pastes another. */
  private FlowState finished(URI redirectUri) {
    var typed = typed();
    var deadline = System.nanoTime() + config.dialogue().timeout().toNanos();
    var nothing = new CommandFailure(ExitCode.NOBODY_THERE, TerminalTexts.nothingPasted());
    while (true) {
      var line = next(typed, deadline).orElse(END);
      if (line.equals(END)) {
        throw nothing;
      }
      if (!line.strip().startsWith(redirectUri + "?")) {
        terminal.say(TerminalTexts.notTheCallback(redirectUri));
        continue;
      }
      try {
        return flow.finish(redirectUri, queryOf(line.strip(), redirectUri));
      } catch (CallbackException notOurs) {
        nothing = CommandFailure.of(notOurs.failure(), flow.words(notOurs.failure(), notOurs.circumstances()));
        terminal.say(nothing.text());
      }
    }
  }

  private static String queryOf(String pasted, URI redirectUri) {
    return pasted.substring(redirectUri.toString().length() + 1).replaceFirst("#.*", "");
  }

  /** Lines of standard input as they come, and {@link #END} after the last: reading alone has no time-out. */
  private BlockingQueue<String> typed() {
    var lines = new LinkedBlockingQueue<String>();
    var reader = new Thread(() -> {
      new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8)).lines().forEach(lines::add);
      lines.add(END);
    }, "paste");
    reader.setDaemon(true);
    reader.start();
    return lines;
  }

  /** Empty when nobody types in time. */
  private static Optional<String> next(BlockingQueue<String> lines, long deadline) {
    try {
      return Optional.ofNullable(lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
