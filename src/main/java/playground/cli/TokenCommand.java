package playground.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import playground.config.TerminalConfig;
import playground.flow.CallbackException;
import playground.flow.FlowState;
import playground.oauth.OAuthException;
import playground.sandbox.Sandbox;
import playground.server.PortInUseException;
import playground.text.FailureText;
import playground.text.TerminalTexts;
import playground.webex.Redirection;

/** {@code token}: the authorization code grant with PKCE (RFC 6749 §4.1, RFC 7636), with the person's browser. */
final class TokenCommand {

  private static final String PROMPT = "Paste that address here and press Enter:";

  /** No line that can be typed. */
  private static final String END = "\u0000";

  /** Lines that are tried: a file or a program that is piped in by mistake has many. */
  private static final int MAX_PASTED = 20;

  /** For a response when no time is left. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

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
    var deadline = Instant.now().plus(config.dialogue().timeout());
    try (var listener = listener()) {
      var url = flow.begin(listener.redirectUri());
      listener.start(flow, this::sayRejected);
      invite(url);
      terminal.say("Waiting at " + listener.redirectUri() + " for up to "
          + TerminalTexts.inWords(config.dialogue().timeout()) + ". Ctrl-C cancels.");
      var isFollowed = !isBrowserOpen(url) && config.sandbox().isPresent() && follow(url, listener.redirectUri(), deadline);
      try {
        return listener.await(left(deadline), config.dialogue().timeout());
      } finally {
        if (!isFollowed && listener.hasEnded()) {
          listener.awaitLastPage();
        }
      }
    }
  }

  private void sayRejected(FailureText rejected) {
    terminal.say(rejected);
    terminal.note("The command is still waiting.");
  }

  private static Duration left(Instant deadline) {
    var left = Duration.between(Instant.now(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
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

  private boolean isBrowserOpen(URI url) {
    return config.dialogue().browser() && BrowserLauncher.open(url, terminal.err());
  }

  /**
   * Where no browser opens, a sandbox may still consent by itself: then its redirect leads back here.
   *
   * @return whether it did; otherwise it shows a page, for a person
   * @throws CommandFailure when it refuses the request, or does not respond
   */
  private boolean follow(URI url, URI redirectUri, Instant deadline) {
    try {
      var response = new Redirection(shorter(config.webex().timeout(), left(deadline))).get(url);
      if (response.status() >= 400) {
        var code = response.status() < 500 ? ExitCode.REFUSED : ExitCode.NOBODY_THERE;
        throw new CommandFailure(code, TerminalTexts.sandboxRefused(response.status(), redirectUri));
      }
      var callback = response.location().filter(location -> location.toString().startsWith(redirectUri + "?"));
      // The response to the callback comes after the exchange.
      callback.ifPresent(new Redirection(shorter(config.webex().timeout().multipliedBy(2), left(deadline)))::get);
      return callback.isPresent();
    } catch (OAuthException e) {
      throw new CommandFailure(ExitCode.NOBODY_THERE, TerminalTexts.noSandbox(config.sandbox().orElseThrow()));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    var shorter = one.compareTo(other) < 0 ? one : other;
    return shorter.compareTo(SHORTEST) < 0 ? SHORTEST : shorter;
  }

  private FlowState pasted() {
    var redirectUri = config.sandbox().isPresent() && !config.dialogue().isChosen()
        ? Sandbox.TERMINAL_REDIRECT_URIS.get(0)
        : config.dialogue().redirectUri();
    invite(flow.begin(redirectUri));
    terminal.say("The browser ends at an address that begins with " + redirectUri + ". The page may show an error.");
    terminal.say(PROMPT);
    return finished(redirectUri);
  }

  /** Each line is tried, up to {@value #MAX_PASTED}: a person who pastes the wrong address pastes another. */
  private FlowState finished(URI redirectUri) {
    var typed = typed();
    var deadline = Instant.now().plus(config.dialogue().timeout());
    var nothing = new CommandFailure(ExitCode.NOBODY_THERE, TerminalTexts.nothingPasted());
    for (var tries = 0; tries < MAX_PASTED; tries++) {
      var line = next(typed, deadline).orElse(END).strip();
      if (line.equals(END)) {
        throw nothing;
      }
      var query = queryOf(line, redirectUri);
      if (query.isEmpty()) {
        terminal.say(TerminalTexts.notTheCallback(redirectUri));
        nothing = new CommandFailure(ExitCode.REFUSED, TerminalTexts.nothingPasted());
        terminal.note(PROMPT);
        continue;
      }
      try {
        return flow.finish(redirectUri, query.get());
      } catch (CallbackException notOurs) {
        terminal.say(flow.words(notOurs.failure(), notOurs.circumstances()));
        nothing = new CommandFailure(ExitCode.REFUSED, TerminalTexts.nothingPasted());
        terminal.note(PROMPT);
      }
    }
    throw nothing;
  }

  /** Empty when it is another address: a browser writes scheme and host in lower case, and an empty path as a slash. */
  private static Optional<String> queryOf(String pasted, URI redirectUri) {
    try {
      var callback = new URI(pasted.replaceFirst("#.*", ""));
      var query = Optional.ofNullable(callback.getRawQuery()).filter(q -> isPrefixed(q, redirectUri.getRawQuery()));
      return placeOf(callback).equals(placeOf(redirectUri)) ? query : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isPrefixed(String query, String registered) {
    return registered == null || query.startsWith(registered + "&");
  }

  private static String placeOf(URI uri) {
    var origin = (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    return origin + (uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
  }

  /** Lines of standard input as they come, and {@link #END} after the last: reading alone has no time-out. */
  private BlockingQueue<String> typed() {
    var lines = new ArrayBlockingQueue<String>(1);
    var reader = new Thread(() -> read(lines), "paste");
    reader.setDaemon(true);
    reader.start();
    return lines;
  }

  private void read(BlockingQueue<String> lines) {
    try {
      var in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
      for (var line = readLine(in); line != null; line = readLine(in)) {
        lines.put(line);
      }
      lines.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody waits any more
    }
  }

  /** Null at the end, and when standard input can't be read, such as a folder. */
  private static String readLine(BufferedReader in) {
    try {
      return in.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  /** Empty when nobody types in time. */
  private static Optional<String> next(BlockingQueue<String> lines, Instant deadline) {
    try {
      return Optional.ofNullable(lines.poll(left(deadline).toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
