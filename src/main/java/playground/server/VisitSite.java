package playground.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** A site for a program that waits for a browser to come by: a few pages, each made by a function of what was requested. */
public final class VisitSite {

  private VisitSite() {}

  /** A GET request, as it came. */
  public interface Handler {

    /**
     * @param address that was requested, without its query
     * @param query not decoded; null when there is none
     */
    PageResponse handle(URI address, String query);
  }

  /**
   * The response.
   *
   * @param location where a redirect leads, on this site; empty for a page
   * @param type media type of the body
   * @param body empty for a redirect
   */
  public record PageResponse(int status, String location, String type, byte[] body) {

    /**
     * @param html in UTF-8
     */
    public static PageResponse page(int status, byte[] html) {
      return new PageResponse(status, "", "text/html;charset=utf-8", html);
    }

    public static PageResponse image(String svg) {
      return new PageResponse(HttpServletResponse.SC_OK, "", "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
    }

    /** Leads the browser to another page of this site (RFC 9110 §15.4.4). */
    public static PageResponse redirect(String path) {
      return new PageResponse(HttpServletResponse.SC_SEE_OTHER, path, "", new byte[0]);
    }

    /** Hides where it leads and what it says. */
    @Override
    public String toString() {
      return "PageResponse[" + status + "]";
    }
  }

  /**
   * @param name as for {@link Site}
   * @param hosts as for {@link Site}
   * @param pages by path
   */
  public static Site of(String name, HostAllowlist hosts, Map<String, Handler> pages, ErrorPage errorPage) {
    return new Site(name, hosts, Set.of("GET"), "", errorPage, servlets -> {
      StaticFiles.addTo(servlets);
      pages.forEach((path, handler) -> servlets.addServlet("page " + path, new Page(handler)).addMapping(path));
    });
  }

  @SuppressWarnings("serial") // our servlets are never serialized
  private static final class Page extends HttpServlet {

    private final Handler handler;

    Page(Handler handler) {
      this.handler = handler;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      var made = handler.handle(URI.create(request.getRequestURL().toString()), request.getQueryString());
      response.setStatus(made.status());
      if (!made.location().isEmpty()) {
        response.setHeader("Location", made.location());
        return;
      }
      response.setContentType(made.type());
      response.setContentLength(made.body().length);
      response.getOutputStream().write(made.body());
    }
  }
}
