package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** W-25: the files under /assets/, and nothing else of the jar. */
class StaticFilesTest {

  @RegisterExtension final RunningPlayground playground = RunningPlayground.withSandbox();

  @Test
  void theRestOfTheJarIsOutOfReachByAnySpelling() throws Exception {
    for (var port : List.of(playground.port(), playground.sandboxPort())) {
      for (var path :
          List.of("/WEB-INF/web.xml", "/%57EB-INF/web.xml", "/META-INF/MANIFEST.MF", "/assets/..;/", "/assets/%2e%2e/",
              "/assets/%2e%2e/jetty-logging.properties", "/assets/../jetty-logging.properties",
              "/assets/..%2fjetty-logging.properties", "/assets/..%5cjetty-logging.properties",
              "/assets/%252e%252e/jetty-logging.properties", "/assets/./../playground/Main.class",
              "/assets//../Main.class", "/assets/WEB-INF/", "/assets/playground.css%00", "/assets/playground.css.bak",
              "/playground/Main.class")) {
        var status = RawHttp.status(RawHttp.get(port, path));
        assertTrue(status == 400 || status == 404, path + " is answered " + status);
      }
    }
  }

  @Test
  void noFolderIsListed() throws Exception {
    var response = RawHttp.get(playground.port(), "/assets/");

    assertTrue(RawHttp.status(response) >= 400, RawHttp.head(response));
    assertFalse(response.contains("sandbox.css"), "a file that no page of this port mentions");
  }

  @Test
  void aFileThatHasNotChangedIsNotSentAgain() throws Exception {
    var tag = RawHttp.header(RawHttp.get(playground.port(), "/assets/playground.css"), "ETag");

    var again = RawHttp.request(playground.port(), "GET", "/assets/playground.css", "If-None-Match: " + tag + "\n");

    assertEquals(304, RawHttp.status(again));
  }
}
