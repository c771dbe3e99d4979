package playground.web.session;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import playground.oauth.PendingAuthorization;
import playground.oauth.Form;
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
    add(How.LEAVING, "The browser asks for a code", HttpExchange.navigated(request, attempt.begunAt()), "");
  }

  /**
   * The browser came back.
   *
   * @param note why the callback was refused; empty when it was not
   */
  void cameBack(URI address, Form callback, Instant at, String note) {
    var request = RedactedRequest.navigation(URI.create(address + "?" + callback.encodedForQuery()));
    var title = callback.value("error").isPresent() ? "Webex sends it back with a refusal" : "Webex sends it back with a code";
    add(How.COMING_BACK, title, HttpExchange.navigated(request, at), note);
  }

  /** We called Webex. */
  void called(String title, HttpExchange exchange) {
    add(How.CALL, title, exchange, exchange.answer().isPresent() ? "" : "No whole answer came.");
  }

  private synchronized void add(How how, String title, HttpExchange exchange, String note) {
    soFar++;
    messages.addLast(new Message(soFar, how, title, exchange, note));
    if (messages.size() > MAX_MESSAGES) {
      messages.removeFirst();
    }
  }

  public synchronized List<Message> messages() {
    return List.copyOf(messages);
  }
}
