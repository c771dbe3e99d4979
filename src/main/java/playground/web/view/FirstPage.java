package playground.web.view;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import playground.flow.RequestForm;
import playground.flow.RequestWarning;
import playground.html.Templates;

/**
 * The page of the flow for a browser that nothing is known of. For all of these only the state differs, so the page is
 * rendered for the first one and cut where its state stands; the others get the same pieces with theirs in between.
 *
 * <p>Thread-safe.
 */
public final class FirstPage {

  /** All that the page depends on, beside the state and what never changes while the playground runs. */
  private record Circumstances(URI redirectUri, Optional<SandboxState> sandbox, List<RequestWarning> warnings) {}

  private record Rendered(Circumstances circumstances, List<byte[]> pieces) {}

  private final PageContext context;
  private volatile Rendered latest;

  public FirstPage(PageContext context) {
    this.context = context;
  }

  /**
   * Sends it.
   *
   * @param form as such a browser finds it, with a state of its own
   */
  public void send(HttpServletResponse response, RequestForm form) throws IOException {
    var circumstances = new Circumstances(form.redirectUri(), context.sandboxState(), context.flows().warnings(form));
    var rendered = latest;
    if (rendered == null || !rendered.circumstances.equals(circumstances)) {
      rendered = new Rendered(circumstances, pieces(form));
      latest = rendered;
    }
    Templates.send(response, HttpServletResponse.SC_OK, joined(rendered.pieces, octets(form.state())));
  }

  private List<byte[]> pieces(RequestForm form) {
    var view = PageView.of(context, form, Optional.empty(), Notices.of(Optional.empty(), context));
    return cut(Templates.render("page.jte", view), octets(form.state()));
  }

  /** What stands before, between and after the places of a mark. */
  private static List<byte[]> cut(byte[] page, byte[] mark) {
    var pieces = new ArrayList<byte[]>();
    var from = 0;
    for (var at = 0; at + mark.length <= page.length; at++) {
      if (Arrays.equals(page, at, at + mark.length, mark, 0, mark.length)) {
        pieces.add(Arrays.copyOfRange(page, from, at));
        from = at + mark.length;
        at = from - 1;
      }
    }
    pieces.add(Arrays.copyOfRange(page, from, page.length));
    return pieces;
  }

  private static List<byte[]> joined(List<byte[]> pieces, byte[] separator) {
    var all = new ArrayList<byte[]>(2 * pieces.size());
    for (var piece : pieces) {
      all.add(piece);
      all.add(separator);
    }
    return all.subList(0, all.size() - 1);
  }

  /** A random state is ASCII without anything that HTML or a URL escapes. */
  private static byte[] octets(String state) {
    return state.getBytes(StandardCharsets.US_ASCII);
  }
}
