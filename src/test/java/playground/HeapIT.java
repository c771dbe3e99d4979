package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import playground.testing.Browser;
import playground.testing.FakeWebex;
import playground.testing.FlowToCode;
import playground.testing.RunningJar;

/** W-22: what a person has signed out of cannot be found in the memory of the process any more. */
@Timeout(60) // seconds; only for a process that never lets go of them
class HeapIT {

  private static final List<String> SECRETS = List.of("SENTINEL-access", "SENTINEL-refresh", "SENTINEL-secret");

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  @TempDir Path folder;

  @Test
  void afterTheSignOutNoTokenAndNoTypedSecretIsLeft() throws Exception {
    webex.answersTokens(FakeWebex.json(200, FakeWebex.TOKENS
        .replace("acc3ss", "SENTINEL-access").replace("r3fresh", "SENTINEL-refresh")));
    webex.answersCalls("/rooms", FakeWebex.json(200, "{\"items\": []}"));
    webex.answersCalls("/people/me", FakeWebex.json(200, "{\"echo\": \"Bearer SENTINEL-access\"}"));
    var settings = Map.of("WEBEX_CLIENT_ID", "client-1", "WEBEX_BASE_URL", webex.baseUrl().toString());
    try (var jar = RunningJar.start(folder, settings, "--port", "0")) {
      var browser = new Browser(jar.address());
      browser.get("/").fill("clientSecret", "SENTINEL-secret").press("requestCode");
      FlowToCode.andExchange(browser).press("check");
      browser.get("/").press("refreshToken");
      SECRETS.forEach(secret -> assertTrue(isIn(heap(jar), secret), secret));

      assertEquals(303, browser.get("/sign-out").press("signOut").status());

      assertGone(jar);
    }
  }

  /** Connections to Webex that are idle hold them for a moment. */
  private static void assertGone(RunningJar jar) {
    var heap = heap(jar);
    while (isAnyIn(heap)) {
      heap = heap(jar);
    }
  }

  private static boolean isAnyIn(byte[] heap) {
    return SECRETS.stream().anyMatch(secret -> isIn(heap, secret));
  }

  private static byte[] heap(RunningJar jar) {
    try {
      return jar.heap();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** As text of either kind that a string has inside, or as bytes. */
  private static boolean isIn(byte[] heap, String secret) {
    return contains(heap, secret.getBytes(StandardCharsets.ISO_8859_1))
        || contains(heap, secret.getBytes(StandardCharsets.UTF_16LE))
        || contains(heap, secret.getBytes(StandardCharsets.UTF_16BE));
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (var from = 0; from <= bytes.length - wanted.length; from++) {
      if (bytes[from] == wanted[0] && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
