package playground.sandbox;

import java.util.List;
import playground.sandbox.protocol.PathPattern;

/**
 * A path that the sandbox serves, as the overview page lists it.
 *
 * @param methods those that are allowed there
 * @param path a name in braces stands for an id
 * @param scope that a call needs; empty when it needs none
 */
public record ServedPath(EndpointGroup group, List<String> methods, String path, String scope, String meaning) {

  /** Methods and path, such as {@code GET /v1/rooms}. */
  public String name() {
    return String.join(", ", methods) + " " + path;
  }

  /** Whether a call of that method and path goes here. */
  boolean serves(String method, String called) {
    return methods.contains(method) && new PathPattern(path).matches(called);
  }
}
