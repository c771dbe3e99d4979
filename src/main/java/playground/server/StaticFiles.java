package playground.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stylesheets, scripts and pictures in the jar, under {@value #PATH}: no listing, nothing else of the jar. The build
 * gives each name a fingerprint of its content, so that an address always stands for the same bytes, and compresses them.
 * Nothing is opened before the first request.
 *
 * <p>Jetty's {@code ResourceServlet} would not do: its 304 lacks the {@code Cache-Control} and {@code Vary} that RFC 9110
 * §15.4.5 demands.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class StaticFiles extends HttpServlet {

  public static final String PATH = "/assets/";

  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private final Map<String, StaticFile> byName = new ConcurrentHashMap<>(); // those that are there, once asked for

  private StaticFiles() {}

  /** Adds them to a site. */
  public static void addTo(ServletContext servlets) {
    servlets.addServlet("assets", new StaticFiles()).addMapping(PATH + "*");
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    if (METHODS.contains(request.getMethod())) {
      super.service(request, response);
    } else {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var file = file(request.getPathInfo());
    if (file == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      file.send(request, response);
    }
  }

  /** Null when there is none. */
  private StaticFile file(String pathInfo) throws IOException {
    var name = pathInfo == null ? "" : pathInfo.substring(1);
    var known = byName.get(name);
    if (known != null) {
      return known;
    }
    var read = StaticFile.read(name);
    read.ifPresent(file -> byName.put(name, file));
    return read.orElse(null);
  }
}
