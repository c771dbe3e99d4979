package playground.testing;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import playground.server.OutOfMemory;

/** A program that runs out of memory: {@code GET /} in a request, {@code GET /thread} in a thread of its own. */
public final class LeakingSite {

  private LeakingSite() {}

  @SuppressWarnings("serial")
  private static final class Leak extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      if (request.getRequestURI().equals("/thread")) {
        new Thread(LeakingSite::leak).start();
      } else {
        leak();
      }
    }
  }

  private static void leak() {
    var held = new ArrayList<byte[]>();
    while (true) {
      held.add(new byte[1024 * 1024]);
    }
  }

  /** Prints its port, and serves until its memory is used up. */
  public static void main(String[] arguments) throws Exception {
    OutOfMemory.endsTheProcess();
    System.out.println(new TinySite(new Leak()).port());
  }
}
