package playground.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import playground.sandbox.fault.FaultType;
import playground.sandbox.testing.SandboxIntegration;
import playground.sandbox.testing.WebexSandbox;

/** Somebody else's program: uses three sandboxes at once, closes them, and prints what is left of them. */
public final class LibraryProgram {

  private LibraryProgram() {}

  public static void main(String[] arguments) throws Exception {
    var before = threads();
    var sandboxes = new ArrayList<WebexSandbox>();
    for (var i = 0; i < 3; i++) {
      sandboxes.add(use(WebexSandbox.builder().start()));
    }
    sandboxes.forEach(WebexSandbox::close);
    System.out.println("ports: " + sandboxes.stream().filter(LibraryProgram::isListening).toList());
    System.out.println("threads: " + threadsBeside(before));
  }

  private static WebexSandbox use(WebexSandbox sandbox) throws Exception {
    var callback = sandbox.authorize(URI.create(sandbox.baseUrl() + "/authorize?response_type=code&client_id="
        + SandboxIntegration.CLIENT_ID + "&scope=openid+spark:rooms_read&state=s"));
    System.out.println("callback: " + callback.toString().replaceFirst("code=[^&]+", "code=…"));
    System.out.println("page: " + RawHttp.status(RawHttp.get(sandbox.baseUrl().getPort(), "/")));
    sandbox.token("spark:rooms_read");
    sandbox.fault(FaultType.SERVER_ERROR);
    sandbox.clock().forward(Duration.ofDays(1));
    sandbox.reset();
    return sandbox;
  }

  private static boolean isListening(WebexSandbox sandbox) {
    try (var socket = new Socket("127.0.0.1", sandbox.baseUrl().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Those that are ending when the sandbox is closed get the time that they need. */
  private static Set<String> threadsBeside(Set<String> before) {
    var left = threads();
    for (var waits = 0; waits < 100 && !before.containsAll(left); waits++) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      left = threads();
    }
    left.removeAll(before);
    return left;
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toCollection(TreeSet::new));
  }
}
