package playground.sandbox.view;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The playground that runs in the same process.
 *
 * @param address of its first page
 * @param clientId of the integration that it uses, registered or not
 * @param register registers that integration again after it was deleted
 */
public record PlaygroundBeside(URI address, Supplier<String> clientId, Runnable register) {

  /** Makes it known to the pages. */
  public void addTo(ServletContext servlets) {
    servlets.setAttribute(PlaygroundBeside.class.getName(), this);
  }

  /** Empty when the sandbox runs alone. */
  public static Optional<PlaygroundBeside> of(ServletContext servlets) {
    return Optional.ofNullable((PlaygroundBeside) servlets.getAttribute(PlaygroundBeside.class.getName()));
  }
}
