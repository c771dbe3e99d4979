package playground.web.tools.httplog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import playground.flow.LogEvent;
import playground.flow.LoggedExchange;
import playground.oauth.Secret;
import playground.oauth.Tokens;
import playground.text.LogTexts;
import playground.text.ParameterTexts;
import playground.web.view.Frame;
import playground.web.view.PageContext;

/**
 * What {@code tools/httplog/httplog.jte} shows.
 *
 * @param revealed tokens that their owner chose to show; empty otherwise
 */
public record HttpLogView(Frame frame, List<Row> rows, int pictureHeight, boolean hasTokens, List<Revealed> revealed) {

  private static final int BROWSER = 80;
  private static final int PLAYGROUND = 320;
  private static final int SERVER = 560;
  private static final int TOP = 60;
  private static final int ARROW_HEIGHT = 34;

  /**
   * One entry and its arrow in the picture.
   *
   * @param server as pages call it
   * @param note what to make of it; empty when it speaks for itself
   * @param query of its URL, parameter by parameter
   * @param fields of its form body, likewise
   * @param outcome {@code good}, {@code bad} or {@code open}, when only the browser knows or the user has to act
   */
  public record Row(
      LoggedExchange entry,
      String server,
      String title,
      String note,
      List<ParameterTexts.Explained> query,
      List<ParameterTexts.Explained> fields,
      String outcome,
      Arrow arrow) {

    /** Who sent it to whom. */
    public String route() {
      return switch (entry.event()) {
        case AUTHORIZATION_REQUEST -> "Browser → " + server;
        case CALLBACK_WITH_CODE, CALLBACK_WITH_ERROR -> server + " → browser → playground";
        default -> "Playground → " + server + ", and back";
      };
    }
  }

  /**
   * An arrow of the picture.
   *
   * @param path of its line, and {@code tip} of its tip, as SVG path data
   */
  public record Arrow(String path, String tip, int labelX, int labelY) {

    private static Arrow of(LogEvent event, int y) {
      var from = event == LogEvent.AUTHORIZATION_REQUEST ? BROWSER : event.isCallback() ? SERVER : PLAYGROUND;
      var to = event.isCallback() ? PLAYGROUND : SERVER;
      var isBack = to < from;
      return new Arrow(
          "M" + from + " " + y + "H" + (isBack ? to + 6 : to - 6),
          isBack ? "M" + (to + 8) + " " + (y - 5) + "l-8 5 8 5z" : "M" + (to - 8) + " " + (y - 5) + "l8 5-8 5z",
          (from + to) / 2,
          y - 7);
    }
  }

  /** A token in clear, for its owner. */
  public record Revealed(String name, String value) {
    /** Hides the value. */
    @Override
    public String toString() {
      return "Revealed[" + name + "]";
    }
  }

  static HttpLogView of(
      PageContext context, List<LoggedExchange> entries, Optional<Tokens> tokens, boolean reveal) {
    var rows = new ArrayList<Row>();
    for (var entry : entries) {
      rows.add(row(context, entry, TOP + 24 + rows.size() * ARROW_HEIGHT));
    }
    return new HttpLogView(
        context.frame(),
        rows,
        TOP + 24 + rows.size() * ARROW_HEIGHT,
        tokens.isPresent(),
        reveal ? revealed(tokens) : List.of());
  }

  private static Row row(PageContext context, LoggedExchange entry, int y) {
    var request = entry.exchange().request();
    return new Row(
        entry,
        context.serverName(),
        LogTexts.title(entry.event(), context.server()),
        LogTexts.note(entry, context.server()),
        ParameterTexts.explained(request.query()),
        ParameterTexts.explained(request.fields()),
        outcome(entry),
        Arrow.of(entry.event(), y));
  }

  private static String outcome(LoggedExchange entry) {
    if (entry.event() == LogEvent.DEVICE_PENDING) {
      return "open";
    }
    if (entry.event().isNavigation()) {
      return entry.failure().isEmpty() ? "open" : "bad";
    }
    return entry.exchange().response().filter(response -> response.status() / 100 == 2).isPresent() ? "good" : "bad";
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
