package playground.web.steps.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import playground.testing.Browser;
import playground.testing.ConfigFolder;
import playground.testing.RunningJar;
import playground.testing.SandboxSteps;

/** C-16: the setting arrives at the check, in the finished jar with the sandbox, which signs with RS256. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a jar that hangs must not hang the build
class AllowedAlgorithmsIT {

  private static final Map<String, String> FREE_PORTS = Map.of("SERVER_PORT", "0", "SANDBOX_PORT", "0");

  @TempDir Path folder;

  @Test
  void aTokenThatIsSignedByAnAlgorithmThatIsNotAllowedIsNotTrusted() throws Exception {
    new ConfigFolder(folder).with("webex.id-token-algorithms=ES256\n");
    try (var jar = RunningJar.start(folder, FREE_PORTS)) {
      var form = new Browser(jar.address()).get("/").fill("oauthScopes", "openid");

      var tokens = SandboxSteps.signInAndConsent(form.press("requestCode")).press("requestToken").follow();
      var checked = tokens.press("checkLogin").follow();

      assertEquals(
          List.of("Algorithm"), checked.document().select("#loginChecks .failed").eachAttr("data-rule"), checked.text());
      assertFalse(checked.has("trusted"));
    }
  }
}
