package playground.sandbox;

import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import playground.sandbox.error.SandboxServlet;

/**
 * A row of the table of what the sandbox serves: a servlet, the URL patterns that lead to it, and the endpoints that the
 * overview page lists for it.
 */
final class Route {

  private final SandboxServlet servlet;
  private final List<String> patterns = new ArrayList<>();
  private final List<ServedPath> endpoints = new ArrayList<>();
  private boolean isControl;
  private boolean hasPages;

  private Route(SandboxServlet servlet) {
    this.servlet = servlet;
  }

  static Route to(SandboxServlet servlet) {
    return new Route(servlet);
  }

  /** Serves that path and lists it, with the methods that the servlet allows. */
  Route at(EndpointGroup group, String path, String meaning) {
    return at(group, path, "", meaning);
  }

  /** As {@link #at(EndpointGroup, String, String)}, for a call that needs a scope. */
  Route at(EndpointGroup group, String path, String scope, String meaning) {
    var shown = servlet.methods().stream().filter(method -> !method.equals("HEAD")).toList();
    patterns.add(path);
    endpoints.add(new ServedPath(group, shown, path, scope, meaning));
    return this;
  }

  /** Serves these patterns without listing them. */
  Route alsoAt(String... unlisted) {
    patterns.addAll(List.of(unlisted));
    return this;
  }

  /** Lists these, which the patterns cover. */
  Route listing(List<ServedPath> covered) {
    endpoints.addAll(covered);
    return this;
  }

  /** Marks what changes the sandbox for everybody, beside the portal's pages: not open to all who reach the sandbox. */
  Route asControl() {
    isControl = true;
    return this;
  }

  /** Marks what is for browsers: pages and redirects. */
  Route asPages() {
    hasPages = true;
    return this;
  }

  boolean hasPages() {
    return hasPages;
  }

  boolean isControl() {
    return isControl;
  }

  List<String> patterns() {
    return List.copyOf(patterns);
  }

  List<ServedPath> endpoints() {
    return List.copyOf(endpoints);
  }

  void addTo(ServletContext servlets) {
    var added = servlets.addServlet("path " + patterns.get(0), servlet);
    added.setAsyncSupported(true);
    added.addMapping(patterns.toArray(String[]::new));
  }
}
