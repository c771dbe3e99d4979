package playground.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.flow.ScopeFacts.UnknownScope;
import playground.oauth.Scopes;

/** Which of the requested scopes is unknown, not registered, or was never accepted. */
class ScopeFactsTest {

  private static final Scopes NONE = Scopes.parse("");

  @Test
  void aMisspeltScopeIsNamedWithTheNearestRealOne() {
    var facts = ScopeFacts.of(Scopes.parse("spark:room_read webex:everything spark:rooms_read"), Optional.empty(), NONE);

    assertEquals(
        List.of(
            new UnknownScope("spark:room_read", Optional.of("spark:rooms_read")),
            new UnknownScope("webex:everything", Optional.empty())),
        facts.unknown());
  }

  /** The catalogue may lack a real one. */
  @Test
  void aScopeThatIsRegisteredIsNotUnknown() {
    var facts = ScopeFacts.of(Scopes.parse("spark:brand_new"), Optional.of(Scopes.parse("spark:brand_new")), NONE);

    assertEquals(List.of(), facts.unknown());
    assertEquals(List.of(), facts.unregistered());
  }

  /** Those of OpenID Connect need no registration, and spark:kms has it by itself (contract, 3.1). */
  @Test
  void whatIsRequestedAndNotRegisteredIsNamed() {
    var requested = Scopes.parse("spark:rooms_read spark:teams_read openid spark:kms spark:room_read");
    var facts = ScopeFacts.of(requested, Optional.of(Scopes.parse("spark:rooms_read")), NONE);

    assertEquals(List.of("spark:teams_read"), facts.unregistered(), "the misspelt one is unknown");
  }

  @Test
  void ofAnUnknownRegistrationNothingIsSaid() {
    assertEquals(List.of(), ScopeFacts.of(Scopes.parse("spark:teams_read"), Optional.empty(), NONE).unregistered());
  }

  @Test
  void whatWasNeverAcceptedIsNamedOnceAnythingWas() {
    var requested = Scopes.parse("spark:rooms_read spark:teams_read");

    assertEquals(
        List.of("spark:teams_read"),
        ScopeFacts.of(requested, Optional.empty(), Scopes.parse("spark:rooms_read")).unproven());
    assertEquals(List.of(), ScopeFacts.of(requested, Optional.empty(), NONE).unproven());
  }

  @Test
  void thoseOfOpenIdConnectAreKnown() {
    assertEquals(
        List.of("openid", "email"),
        ScopeFacts.of(Scopes.parse("openid spark:rooms_read email"), Optional.empty(), NONE).openId());
  }
}
