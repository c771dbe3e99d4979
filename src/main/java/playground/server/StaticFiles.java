package playground.server;

import jakarta.servlet.ServletContext;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ResourceServlet;

/** The stylesheets, scripts and pictures in the jar, under {@value #PATH}: no listing, nothing else of the jar. */
public final class StaticFiles {

  public static final String PATH = "/assets/";

  /** A file that is always there: a jar need not have entries for its folders. */
  private static final String ANCHOR = "assets/playground.css";

  private StaticFiles() {}

  /** Adds them to a site; nothing is opened before the first of them is asked for. */
  public static void addTo(ServletContext servlets) {
    var anchor = Objects.requireNonNull(StaticFiles.class.getClassLoader().getResource(ANCHOR)).toString();
    var files = servlets.addServlet("assets", ResourceServlet.class);
    files.setInitParameter("baseResource", anchor.substring(0, anchor.lastIndexOf('/') + 1));
    files.setInitParameter("dirAllowed", "false");
    files.setInitParameter("pathInfoOnly", "true");
    files.setInitParameter("etags", "true");
    files.setInitParameter("cacheControl", "no-cache"); // kept, but asked for again: a newer jar shows at once
    files.addMapping(PATH + "*");
  }
}
