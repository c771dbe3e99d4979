package playground.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.html.Assets;
import playground.testing.Browser;
import playground.testing.RawHttp;
import playground.testing.RunningPlayground;

/** The files under /assets/, W-25: and nothing else of the jar. */
class StaticFilesTest {

  private static final String GZIP = "Accept-Encoding: gzip, deflate, br\n";
  private static final String KEPT_FOR_EVER = "public, max-age=31536000, immutable";

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
              "/playground/Main.class", Assets.PLAYGROUND_CSS + "%00", Assets.PLAYGROUND_CSS + ".bak",
              Assets.PLAYGROUND_CSS + "/", Assets.PLAYGROUND_CSS + ".gz",
              Assets.PLAYGROUND_CSS.replace("/assets/", "/assets/..%2fassets%2f"),
              Assets.PLAYGROUND_CSS.replace("/assets/", "/assets/x/..%5c"))) {
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

  /** A name without fingerprint could stand for other bytes tomorrow. */
  @ParameterizedTest
  @ValueSource(strings = {"playground.css", "pico.min.css", "playground.js", "icon.svg", "playground.00000000.css"})
  void aFileHasNoAddressButTheOneWithItsFingerprint(String name) throws Exception {
    assertEquals(404, RawHttp.status(RawHttp.get(playground.port(), "/assets/" + name)));
  }

  @Test
  void whatPagesReferToIsThereAndItsNameIsMadeOfItsContent() throws Exception {
    var addresses = new TreeSet<String>();
    addresses.addAll(references(URI.create("http://localhost:" + playground.sandboxPort())));
    addresses.addAll(references(playground.address()));

    assertTrue(addresses.containsAll(Set.of(Assets.ICON_SVG, Assets.PICO_MIN_CSS, Assets.PLAYGROUND_CSS,
        Assets.PLAYGROUND_JS, Assets.REQUEST_JS, Assets.SANDBOX_CSS, Assets.SANDBOX_JS)), addresses.toString());
    addresses.add(Assets.DEVICE_JS);
    for (var address : addresses) {
      var response = RawHttp.get(playground.port(), address);
      assertEquals(200, RawHttp.status(response), address);
      assertEquals(KEPT_FOR_EVER, RawHttp.header(response, "Cache-Control"), address);
      assertTrue(address.contains("." + fingerprint(body(response)) + "."), address);
    }
  }

  @Test
  void aClientThatAcceptsGzipGetsTheSameContentCompressed() throws Exception {
    for (var address : List.of(Assets.PLAYGROUND_CSS, Assets.PICO_MIN_CSS, Assets.PLAYGROUND_JS, Assets.ICON_SVG)) {
      var plain = RawHttp.get(playground.port(), address);
      var compressed = RawHttp.request(playground.port(), "GET", address, GZIP);

      assertEquals("", RawHttp.header(plain, "Content-Encoding"));
      assertEquals("gzip", RawHttp.header(compressed, "Content-Encoding"));
      assertTrue(body(compressed).length < body(plain).length);
      assertEquals(fingerprint(body(plain)), fingerprint(unzip(body(compressed))));
      assertEquals("" + body(compressed).length, RawHttp.header(compressed, "Content-Length"));
      assertEquals(RawHttp.header(plain, "Content-Type"), RawHttp.header(compressed, "Content-Type"));
      for (var response : List.of(plain, compressed)) {
        assertEquals("Accept-Encoding", RawHttp.header(response, "Vary"), "for the caches between");
        assertEquals(KEPT_FOR_EVER, RawHttp.header(response, "Cache-Control"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, GZIP", "br;q=1, gzip;q=0.1", "deflate,gzip , br"})
  void gzipIsAcceptedInAnySpelling(String acceptEncoding) throws Exception {
    assertEquals("gzip", encodingFor("Accept-Encoding: " + acceptEncoding + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "br, gzip; q=0.0", "xgzip", "gzip-2"})
  void aClientThatDoesNotAcceptGzipGetsThePlainContent(String acceptEncoding) throws Exception {
    assertEquals("", encodingFor("Accept-Encoding: " + acceptEncoding + "\n"));
  }

  private String encodingFor(String headers) throws IOException {
    return RawHttp.header(RawHttp.request(playground.port(), "GET", Assets.PLAYGROUND_CSS, headers), "Content-Encoding");
  }

  /** RFC 9110 §15.4.5: with all that a cache needs to go on using what it has. */
  @ParameterizedTest
  @ValueSource(strings = {"", GZIP})
  void aFileThatTheClientHasIsNotSentAgain(String headers) throws Exception {
    var tag = RawHttp.header(RawHttp.request(playground.port(), "GET", Assets.PLAYGROUND_CSS, headers), "ETag");

    for (var known : List.of(tag, "W/" + tag, "\"another\", " + tag, "*")) {
      var again = RawHttp.request(
          playground.port(), "GET", Assets.PLAYGROUND_CSS, headers + "If-None-Match: " + known + "\n");

      assertEquals(304, RawHttp.status(again), known);
      assertEquals(tag, RawHttp.header(again, "ETag"));
      assertEquals("Accept-Encoding", RawHttp.header(again, "Vary"));
      assertEquals(KEPT_FOR_EVER, RawHttp.header(again, "Cache-Control"));
      assertEquals(0, body(again).length);
    }
  }

  /** The two have different bytes. */
  @Test
  void theTagOfTheCompressedContentDoesNotStandForThePlainOne() throws Exception {
    var plain = RawHttp.header(RawHttp.get(playground.port(), Assets.PLAYGROUND_CSS), "ETag");
    var compressed = RawHttp.header(RawHttp.request(playground.port(), "GET", Assets.PLAYGROUND_CSS, GZIP), "ETag");

    assertNotEquals(plain, compressed);
    assertEquals(200, RawHttp.status(RawHttp.request(
        playground.port(), "GET", Assets.PLAYGROUND_CSS, "If-None-Match: " + compressed + "\n")));
    assertEquals(200, RawHttp.status(RawHttp.request(
        playground.port(), "GET", Assets.PLAYGROUND_CSS, GZIP + "If-None-Match: " + plain + "\n")));
  }

  @Test
  void aFileCanOnlyBeRead() throws Exception {
    var head = RawHttp.request(playground.port(), "HEAD", Assets.PLAYGROUND_CSS, "");
    assertEquals(200, RawHttp.status(head));
    assertEquals(0, body(head).length);
    assertEquals("" + body(RawHttp.get(playground.port(), Assets.PLAYGROUND_CSS)).length, RawHttp.header(head, "Content-Length"));

    for (var port : List.of(playground.port(), playground.sandboxPort())) {
      var posted = RawHttp.request(port, "POST", Assets.PLAYGROUND_CSS, "Content-Length: 0\n");
      assertEquals(405, RawHttp.status(posted));
      assertEquals("GET, HEAD", RawHttp.header(posted, "Allow"));
    }
  }

  /** The addresses of files on the first page. */
  private static List<String> references(URI site) {
    var page = new Browser(site).get("/").document();
    return page.select("link[href], script[src]").stream()
        .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href")).toList();
  }

  private static String fingerprint(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)).substring(0, 8);
  }

  private static byte[] body(String response) {
    return response.substring(RawHttp.head(response).length() + "\r\n\r\n".length()).getBytes(ISO_8859_1);
  }

  private static byte[] unzip(byte[] compressed) throws IOException {
    try (var content = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return content.readAllBytes();
    }
  }
}
