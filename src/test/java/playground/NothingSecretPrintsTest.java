package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import playground.oauth.OAuthException;
import playground.oauth.OAuthFailure;
import playground.testing.OurClasses;
import playground.testing.Sentinels;

/** W-22: no log line, exception text or failed assertion can show a secret by printing what holds it. */
class NothingSecretPrintsTest {

  /** Every type of ours that prints and holds a secret, its own or that of something in it. */
  static List<Class<?>> typesThatHoldASecret() {
    return OurClasses.ALL.stream()
        .filter(type -> !type.getPackageName().endsWith(".generated"))
        .<Class<?>>map(JavaClass::reflect)
        .filter(Sentinels::canHoldSecret)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("typesThatHoldASecret")
  void printingWhatHoldsASecretDoesNotShowIt(Class<?> type) {
    assertFalse(Sentinels.printed(type).contains(Sentinels.SENTINEL), type + " prints a secret");
  }

  /** The search above finds what it must find. */
  @Test
  void theTypesOfTheFlowAreAmongThoseLookedAt() {
    var names = typesThatHoldASecret().stream().map(Class::getSimpleName).collect(Collectors.toSet());

    var expected =
        Set.of(
            "PendingAuthorization", "RequestForm", "AuthorizationRequest", "ClientCredentials", "Config", "SavedForm",
            "FlowState", "BrowserState", "Binding", "FlowView", "Found", "Integration", "PageView", "Parameter", "Refresh", "Code", "ConfigFile",
            "FlowSettings", "TokenExchange", "TokenPanel", "TokenResponse", "Tokens", "VerifiedCode");
    assertEquals(Set.of(), expected.stream().filter(name -> !names.contains(name)).collect(Collectors.toSet()));
  }

  /** The exceptions of the flow print what happened, and nothing that was sent. */
  @Test
  void aFailureThatHoldsARequestPrintsNoneOfItsSecrets() {
    for (var type : List.of(OAuthFailure.AuthorizationDenied.class, OAuthException.class)) {
      var printed = Sentinels.printed(type);

      assertTrue(printed.contains(type.getSimpleName()), printed);
      assertFalse(printed.contains(Sentinels.SENTINEL));
    }
  }
}
