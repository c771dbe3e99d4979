package playground.web.steps.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.testing.DatabaseDump;
import playground.testing.SecretsOnTheWire;
import playground.testing.TwoNodes;

/** A device grant that both nodes may poll for. */
class DeviceOnTwoNodesTest {

  @RegisterExtension final TwoNodes nodes = TwoNodes.onOneDatabase();

  /** C-24, W-23: the tokens begin one flow, and neither code can be read in the database, before or after. */
  @Test
  void aGrantIsPolledForOnTwoNodesAndNoCodeOfItCanBeReadInTheDatabase() {
    var browser = nodes.newBrowser();
    var waiting = browser.get("/device").press("startDevice").follow();
    var began = DatabaseDump.of(nodes.node(0).database());

    browser.get(waiting.document().expectFirst("#verificationUriComplete").attr("href"))
        .pressFirst("button[name=person]").follow().press("accept");
    var token = "";
    while (token.isEmpty()) { // a poll every two seconds
      browser.get("/device");
      token = browser.get("/").value("token");
    }

    var secrets = new SecretsOnTheWire(List.of(nodes.playground(), nodes.sandbox())).byName();
    assertTrue(secrets.keySet().containsAll(Set.of("device_code", "user_code", "userCode", "access_token")), secrets.keySet()::toString);
    assertEquals(1, nodes.count("flows"));
    assertNotEquals(0, nodes.count("device_requests"));
    for (var dump : List.of(began, DatabaseDump.of(nodes.node(1).database()))) {
      secrets.forEach((name, values) -> values.forEach(value -> assertEquals(Set.of(), dump.columnsWith(value), name)));
    }
  }
}
