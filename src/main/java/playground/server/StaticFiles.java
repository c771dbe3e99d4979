package playground.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ResourceServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** The stylesheets, scripts and pictures in the jar, under {@value #PATH}: no listing, nothing else of the jar. */
public final class StaticFiles {

  public static final String PATH = "/assets/";

  /** A file that is always there: a jar need not have entries for its folders. */
  private static final String ANCHOR = "assets/playground.css";

  private StaticFiles() {}

  /** Browsers cache files but revalidate them, so that a newer jar shows at once. Other responses are not cached. */
  @SuppressWarnings("serial") // our servlets are never serialized
  public static final class Revalidated extends ResourceServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      if (request.getPathInfo() == null || request.getPathInfo().endsWith("/")) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND); // Jetty says 403, as if there were something to hide
        return;
      }
      response.setHeader("Cache-Control", "no-cache");
      super.doGet(request, response);
    }

    /** Files are read-only; Jetty would list more methods. */
    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  /** Adds them to a site; nothing is opened before the first request. */
  public static void addTo(ServletContext servlets) {
    var anchor = Objects.requireNonNull(StaticFiles.class.getClassLoader().getResource(ANCHOR)).toString();
    var files = servlets.addServlet("assets", Revalidated.class);
    files.setInitParameter("baseResource", anchor.substring(0, anchor.lastIndexOf('/') + 1));
    files.setInitParameter("dirAllowed", "false");
    files.setInitParameter("pathInfoOnly", "true");
    files.setInitParameter("etags", "true");
    files.addMapping(PATH + "*");
    var types = ServletContextHandler.getServletContextHandler(servlets).getMimeTypes();
    types.addMimeMapping("css", "text/css;charset=utf-8"); // Jetty would leave the encoding to be guessed
    types.addMimeMapping("js", "text/javascript;charset=utf-8");
  }
}
