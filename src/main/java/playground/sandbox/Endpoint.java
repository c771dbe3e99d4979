package playground.sandbox;

import java.util.List;

/**
 * A path that the sandbox serves, as the overview page lists it.
 *
 * @param methods those that are allowed there
 * @param path a name in braces stands for an id
 * @param scope that a call needs; empty when it needs none
 */
public record Endpoint(EndpointGroup group, List<String> methods, String path, String scope, String meaning) {

  /** Methods and path, such as {@code GET /v1/rooms}. */
  public String name() {
    return String.join(", ", methods) + " " + path;
  }

  /** Whether a call of that method and path goes here. */
  boolean serves(String method, String called) {
    var open = path.replaceFirst("\\{.*|\\*$", ""); // what comes before an id or an asterisk
    var matches = open.equals(path) ? called.equals(path) : called.length() > open.length() && called.startsWith(open) && called.indexOf('/', open.length()) < 0;
    return methods.contains(method) && matches;
  }
}
