package playground.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a program that must be told one beforehand. */
public final class FreePort {

  private FreePort() {}

  /** Below those that the system gives to connections, or another test may have it before the program does. */
  public static int find() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(31_000, 32_768);
      try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException taken) {
        continue; // there are more than a thousand
      }
    }
  }
}
