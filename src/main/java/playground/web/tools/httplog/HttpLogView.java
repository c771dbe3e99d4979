package playground.web.tools.httplog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import playground.oauth.Form;
import playground.oauth.Secret;
import playground.oauth.Tokens;
import playground.text.FailureTexts;
import playground.text.ServerKind;
import playground.web.view.Parameters;
import playground.web.view.Setup;
import playground.web.session.Message;
import playground.web.session.Message.How;

/**
 * What {@code tools/httplog/httplog.jte} shows.
 *
 * @param revealed tokens that their owner asked to see; empty otherwise
 */
public record HttpLogView(Setup setup, List<Row> rows, int pictureHeight, boolean hasTokens, List<Revealed> revealed) {

  private static final int BROWSER = 80;
  private static final int PLAYGROUND = 320;
  private static final int WEBEX = 560;
  private static final int TOP = 60;
  private static final int ARROW_HEIGHT = 34;

  /**
   * One message and its arrow in the picture.
   *
   * @param note what to make of it; empty when it speaks for itself
   * @param query taken apart
   * @param fields of a form body, taken apart
   * @param outcome {@code good}, {@code bad} or {@code open}, when only the browser knows
   */
  public record Row(
      Message message,
      String note,
      List<Parameters.Explained> query,
      List<Parameters.Explained> fields,
      String outcome,
      Arrow arrow) {}

  /**
   * An arrow in the picture.
   *
   * @param path in the words of SVG
   * @param tip likewise
   */
  public record Arrow(String path, String tip, int labelX, int labelY) {}

  /** A token in clear, for its owner. */
  public record Revealed(String name, String value) {
    /** Hides the value. */
    @Override
    public String toString() {
      return "Revealed[" + name + "]";
    }
  }

  static HttpLogView of(Setup setup, List<Message> messages, Optional<Tokens> tokens, boolean reveal) {
    var rows = new ArrayList<Row>();
    for (var message : messages) {
      rows.add(row(message, setup.server(), TOP + 24 + rows.size() * ARROW_HEIGHT));
    }
    return new HttpLogView(
        setup, rows, TOP + 24 + rows.size() * ARROW_HEIGHT, tokens.isPresent(), reveal ? revealed(tokens) : List.of());
  }

  /** What to make of a message; empty when it speaks for itself. */
  static String note(Message message, ServerKind server) {
    if (message.how() == How.CALL) {
      return message.exchange().answer().isPresent() ? "" : "No whole answer came.";
    }
    return message.failure().map(failure -> FailureTexts.of(failure, server).what()).orElse("");
  }

  private static Row row(Message message, ServerKind server, int y) {
    var from = message.how() == How.LEAVING ? BROWSER : message.how() == How.COMING_BACK ? WEBEX : PLAYGROUND;
    var to = message.how() == How.COMING_BACK ? PLAYGROUND : WEBEX;
    var request = message.exchange().request();
    return new Row(
        message,
        note(message, server),
        Parameters.explained(Form.parse(request.uri().getRawQuery())),
        request.method().equals("POST") && request.body().contains("=") && !request.body().startsWith("{")
            ? Parameters.explained(Form.parse(request.body()))
            : List.of(),
        outcome(message),
        arrow(from, to, y));
  }

  private static Arrow arrow(int from, int to, int y) {
    var back = to < from;
    return new Arrow(
        "M" + from + " " + y + "H" + (back ? to + 6 : to - 6),
        back ? "M" + (to + 8) + " " + (y - 5) + "l-8 5 8 5z" : "M" + (to - 8) + " " + (y - 5) + "l8 5-8 5z",
        (from + to) / 2,
        y - 7);
  }

  private static String outcome(Message message) {
    if (message.how() != How.CALL) {
      return message.failure().isEmpty() ? "open" : "bad";
    }
    return message.exchange().answer().filter(answer -> answer.status() / 100 == 2).isPresent() ? "good" : "bad";
  }

  private static List<Revealed> revealed(Optional<Tokens> tokens) {
    var shown = new ArrayList<Revealed>();
    tokens.ifPresent(held -> {
      shown.add(new Revealed("access_token", held.accessToken().reveal()));
      held.refreshToken().map(Secret::reveal).ifPresent(token -> shown.add(new Revealed("refresh_token", token)));
    });
    return shown;
  }
}
