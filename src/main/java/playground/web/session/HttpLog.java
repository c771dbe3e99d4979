package playground.web.session;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import playground.oauth.PendingAuthorization;
import playground.oauth.Form;
import playground.oauth.OAuthFailure;
import playground.web.session.Message.How;
import playground.webex.HttpExchange;
import playground.webex.RedactedRequest;

/** Every message of one browser, the latest {@value #MAX_MESSAGES}, oldest first. */
public final class HttpLog {

  static final int MAX_MESSAGES = 100;

  private final Deque<Message> messages = new ArrayDeque<>();
  private int soFar;

  /** The browser is sent away. */
  void left(PendingAuthorization attempt) {
    var request = RedactedRequest.navigation(attempt.request().toUri(attempt.server()));
    add(How.LEAVING, "The browser asks for a code", HttpExchange.navigated(request, attempt.begunAt()), Optional.empty());
  }

  /**
   * The browser came back.
   *
   * @param failure why the callback was refused; empty when it was not
   */
  void cameBack(URI address, Form callback, Instant at, Optional<OAuthFailure> failure) {
    var request = RedactedRequest.navigation(URI.create(address + "?" + callback.encodedForQuery()));
    var title = callback.value("error").isPresent() ? "Webex sends it back with a refusal" : "Webex sends it back with a code";
    add(How.COMING_BACK, title, HttpExchange.navigated(request, at), failure);
  }

  /** We called Webex. */
  void called(String title, HttpExchange exchange) {
    add(How.CALL, title, exchange, Optional.empty());
  }

  private synchronized void add(How how, String title, HttpExchange exchange, Optional<OAuthFailure> failure) {
    soFar++;
    messages.addLast(new Message(soFar, how, title, exchange, failure));
    if (messages.size() > MAX_MESSAGES) {
      messages.removeFirst();
    }
  }

  public synchronized List<Message> messages() {
    return List.copyOf(messages);
  }
}
