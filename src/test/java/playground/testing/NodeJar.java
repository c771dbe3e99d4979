package playground.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import playground.database.DatabaseSettings;

/** The finished jar as one of the nodes that share a database, in a process of its own. */
public final class NodeJar implements AutoCloseable {

  private final RunningJar jar;
  private final URI address;

  private NodeJar(RunningJar jar, URI address) {
    this.jar = jar;
    this.address = address;
  }

  /** The settings of a database, as variables of the environment; a test adds its own. */
  public static Map<String, String> environment(DatabaseSettings settings) {
    var variables = new HashMap<String, String>();
    variables.put("STORE_URL", settings.url());
    variables.put("STORE_USER", settings.user());
    variables.put("STORE_KEY", settings.key().reveal());
    return variables;
  }

  /**
   * Starts it on a free port, and waits until it serves.
   *
   * @param publicUrl of a balancer, by which its cookies are named; the test may come past it
   */
  public static NodeJar start(Path folder, Map<String, String> environment, URI publicUrl) throws IOException {
    var variables = new HashMap<>(environment);
    variables.put("SERVER_PUBLIC_URL", publicUrl.toString());
    var jar = RunningJar.start(folder, variables, "--port", "0");
    for (var line = jar.line(); line != null; line = jar.line()) {
      if (line.startsWith("Port ")) {
        return new NodeJar(jar, URI.create("http://localhost:" + line.replaceAll("[^0-9]", "")));
      }
    }
    throw new IOException("the node did not start: " + jar.errorLines());
  }

  /** Past the balancer. */
  public URI address() {
    return address;
  }

  public RunningJar process() {
    return jar;
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
