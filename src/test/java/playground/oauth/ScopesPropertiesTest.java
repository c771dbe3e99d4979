package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import playground.testing.Garbage;

/** What holds for every scope parameter, whoever sent it. */
class ScopesPropertiesTest {

  @Property
  void whatIsWrittenReadsTheSameAgain(@ForAll("garbage") String text) {
    var scopes = Scopes.parse(text);

    assertEquals(scopes, Scopes.parse(scopes.toString()));
  }

  @Property
  void eachNameComesOnceAndHoldsNoSpace(@ForAll("garbage") String text) {
    var names = Scopes.parse(text + " " + text).names();

    assertEquals(new HashSet<>(names).size(), names.size());
    assertTrue(names.stream().noneMatch(name -> name.isEmpty() || name.contains(" ")), names.toString());
  }

  @Provide
  Arbitrary<String> garbage() {
    return Garbage.values();
  }
}
