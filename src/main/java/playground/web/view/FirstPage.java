package playground.web.view;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import playground.flow.FormBasis;
import playground.html.Templates;
import playground.oauth.State;

/**
 * The page of the flow for a browser that nothing is known of. For all of these only the state differs, so the page is
 * rendered for the first one and cut where its state stands; the others get the same pieces with theirs in between.
 *
 * <p>Thread-safe.
 */
public final class FirstPage {

  /** All that the page depends on, beside the state and what never changes while the playground runs. */
  private record Circumstances(String host, int port, FormBasis form, Optional<SandboxState> sandbox) {}

  private record Rendered(Circumstances circumstances, List<byte[]> pieces) {}

  private final PageContext context;
  private final SecureRandom random;
  private volatile Rendered latest;

  public FirstPage(PageContext context, SecureRandom random) {
    this.context = context;
    this.random = random;
  }

  /**
   * Renders it before anybody asks.
   *
   * @param address that the first browser is expected at
   */
  public void prepare(URI address) {
    render(circumstances(address.getHost(), address.getPort()), context.callback(address));
  }

  /** Sends it, with a state of its own. */
  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var circumstances = circumstances(request.getServerName(), request.getServerPort());
    var known = latest;
    var pieces = known != null && known.circumstances.equals(circumstances)
        ? known.pieces
        : render(circumstances, context.redirectUri(request));
    Templates.send(response, HttpServletResponse.SC_OK, joined(pieces, State.random(random).value()));
  }

  private Circumstances circumstances(String host, int port) {
    return new Circumstances(host, port, context.flows().formBasis(), context.sandboxState());
  }

  private List<byte[]> render(Circumstances circumstances, URI redirectUri) {
    var form = context.flows().form(Optional.empty(), redirectUri);
    var view = PageView.of(context, form, Optional.empty(), Notices.of(Optional.empty(), context));
    var pieces = cut(Templates.render("page.jte", view), form.state());
    latest = new Rendered(circumstances, pieces);
    return pieces;
  }

  /** What stands before, between and after the places of a mark, which is ASCII. */
  private static List<byte[]> cut(byte[] page, String mark) {
    var octets = new String(page, StandardCharsets.ISO_8859_1); // a character for each octet
    var pieces = new ArrayList<byte[]>();
    var from = 0;
    for (var at = octets.indexOf(mark); at >= 0; at = octets.indexOf(mark, from)) {
      pieces.add(Arrays.copyOfRange(page, from, at));
      from = at + mark.length();
    }
    pieces.add(Arrays.copyOfRange(page, from, page.length));
    return pieces;
  }

  /** A random state is ASCII, without anything that HTML or a URL escapes. */
  private static List<byte[]> joined(List<byte[]> pieces, String state) {
    var separator = state.getBytes(StandardCharsets.US_ASCII);
    var all = new ArrayList<byte[]>(2 * pieces.size());
    for (var piece : pieces) {
      all.add(piece);
      all.add(separator);
    }
    return all.subList(0, all.size() - 1);
  }
}
