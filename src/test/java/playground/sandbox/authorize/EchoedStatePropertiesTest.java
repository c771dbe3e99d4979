package playground.sandbox.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import playground.testing.Garbage;

/** S-05: whatever state is, it comes back, and brings nothing along. */
class EchoedStatePropertiesTest {

  @Property
  void whatWasEncodedAsItShouldComesBackByteForByte(@ForAll("garbage") String state) {
    var encoded = URLEncoder.encode(state, StandardCharsets.UTF_8);

    var echoed = EchoedState.of("a=b&state=" + encoded).map(EchoedState::encoded);

    assertEquals(Optional.of(encoded).filter(text -> !text.isEmpty()), echoed);
  }

  /** Not even one that is sent bare can begin another parameter, a fragment or a header. */
  @Property
  void whatWasNotEncodedBreaksOutOfNothing(@ForAll("garbage") String state) {
    var sent = state.replaceAll("[&%]", "");

    var echoed = EchoedState.of("state=" + sent).map(EchoedState::encoded).orElse("");

    assertTrue(echoed.matches("[A-Za-z0-9._~!$'()*+,;=:@/?%-]*"), echoed);
  }

  @Provide
  Arbitrary<String> garbage() {
    return Garbage.values();
  }
}
