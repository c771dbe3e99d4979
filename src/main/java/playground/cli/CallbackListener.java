package playground.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import playground.flow.CallbackException;
import playground.flow.FlowState;
import playground.html.Templates;
import playground.oauth.Loopback;
import playground.server.HostAllowlist;
import playground.server.PortInUseException;
import playground.server.VisitSite;
import playground.server.VisitSite.PageResponse;
import playground.server.WebServer;
import playground.text.FailureText;
import playground.text.FailureTexts;
import playground.text.TerminalTexts;

/**
 * Waits at a Redirect URI of this machine for the one callback that belongs to the request (RFC 8252 §7.3). The browser
 * ends on a page without code and state in its address (security C-09), which says how it went.
 */
public final class CallbackListener implements AutoCloseable {

  /** Where the browser ends; not the path of the callback. */
  private static final String END = "/signed-in";

  /** A picture in that page, which a browser gets after the style sheets: then it needs nothing more. */
  private static final String MARK = "/signed-in.svg";

  private static final String CIRCLE = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="48" height="48" fill="none" stroke="%s"\
       stroke-width="2"><circle cx="12" cy="12" r="10"/><path d="%s"/></svg>
      """;

  /** For the browser to get its last page. */
  private static final Duration LAST_PAGE = Duration.ofSeconds(2);

  /** Requests under way at the end: style sheets of that page. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final URI redirectUri;
  private final List<WebServer> ports;
  private final CompletableFuture<FlowState> ending = new CompletableFuture<>();
  private final CompletableFuture<Void> pageSeen = new CompletableFuture<>();
  private final Set<String> told = new HashSet<>();

  /**
   * Takes the port.
   *
   * @throws playground.server.PortInUseException when another process has it
   * @throws IOException when it cannot be listened on
   */
  CallbackListener(URI redirectUri) throws IOException {
    this.redirectUri = redirectUri;
    this.ports = switch (redirectUri.getHost()) {
      case "[::1]" -> List.of(bind("::1"));
      case "localhost" -> bothOfLocalhost();
      default -> List.of(bind("127.0.0.1"));
    };
  }

  private WebServer bind(String host) throws IOException {
    return WebServer.bind(host, redirectUri.getPort(), "--redirect-uri");
  }

  /** A browser may go to either: on the one that is left free, another program would get the code. */
  private List<WebServer> bothOfLocalhost() throws IOException {
    var first = bind("127.0.0.1");
    try {
      return List.of(first, bind("::1"));
    } catch (PortInUseException e) {
      first.close();
      throw e;
    } catch (IOException noIpv6) {
      return List.of(first);
    }
  }

  URI redirectUri() {
    return redirectUri;
  }

  /**
   * What {@code view/returned.jte} shows.
   *
   * @param failure empty when the program has its tokens
   * @param isOver whether the program no longer waits
   */
  public record Page(Optional<FailureText> failure, boolean isOver) {}

  /**
   * Serves the callback.
   *
   * @param rejected is told why a callback is not the awaited one; once for each reason, because any page can send one
   */
  void start(TerminalFlow flow, Consumer<FailureText> rejected) {
    VisitSite.Handler callback = (address, query) -> callback(flow, rejected, query);
    var pages = Map.of(redirectUri.getRawPath(), callback, END, this::end, MARK, this::mark);
    var site = VisitSite.of("callback", new HostAllowlist(Loopback.NAMES), pages, this::errorPage);
    ports.forEach(port -> port.startWithoutRequestLog(site, GRACE));
  }

  /** One at a time: a browser that sends it twice gets the same end. */
  private synchronized PageResponse callback(TerminalFlow flow, Consumer<FailureText> rejected, String query) {
    if (ending.isDone()) {
      return PageResponse.redirect(END);
    }
    try {
      ending.complete(flow.finish(redirectUri, query));
    } catch (CallbackException notOurs) {
      var text = flow.words(notOurs.failure(), notOurs.circumstances());
      if (told.add(text.what())) {
        rejected.accept(text);
      }
      return PageResponse.page(400, page(new Page(Optional.of(text), false)));
    } catch (RuntimeException failed) {
      ending.completeExceptionally(failed);
    }
    return PageResponse.redirect(END);
  }

  private PageResponse end(URI address, String query) {
    if (!ending.isDone()) {
      return PageResponse.page(404, page(new Page(Optional.of(FailureTexts.ofStatus(404)), false)));
    }
    var failure = ending.handle((flow, failed) -> Optional.ofNullable(failed).map(CallbackListener::words)).join();
    return PageResponse.page(200, page(new Page(failure, true)));
  }

  private PageResponse mark(URI address, String query) {
    var isGood = ending.isDone() && !ending.isCompletedExceptionally();
    if (ending.isDone()) {
      pageSeen.complete(null);
    }
    return PageResponse.image(isGood ? CIRCLE.formatted("#2e7d32", "m7 12 4 4 6-8") : CIRCLE.formatted("#c62828", "m8 8 8 8m0-8-8 8"));
  }

  private static FailureText words(Throwable failed) {
    return failed instanceof CommandFailure expected ? expected.text() : TerminalTexts.ownFault();
  }

  private static byte[] page(Page page) {
    return Templates.render("view/returned.jte", page);
  }

  private String errorPage(int status, String requestId) {
    return Templates.text("view/returned.jte", new Page(Optional.of(FailureTexts.ofStatus(status)), false));
  }

  /**
   * Waits for the callback.
   *
   * @param left of the time-out
   * @return the flow with its tokens
   * @throws CommandFailure when the server refused, or nobody came in time
   */
  FlowState await(Duration left, Duration timeout) {
    try {
      return ending.get(left.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CommandFailure(ExitCode.NOBODY_THERE, TerminalTexts.noCallback(redirectUri, timeout));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failed ? failed : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean hasEnded() {
    return ending.isDone();
  }

  /** Waits until the browser has got its last page, if it gets it at once. */
  void awaitLastPage() {
    pageSeen.completeOnTimeout(null, LAST_PAGE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  @Override
  public void close() {
    ports.forEach(WebServer::close);
  }
}
