package playground.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs in one value alone is rendered once. */
class StencilTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "", "no place", "VALUE", "VALUEVALUE", "→ VALUE ✓ and VALUE", "VALUE at the beginning", "at the end VALUE", "VALU VALUE ALUE"})
  void theOtherValueStandsWhereverTheFirstOneStood(String page) {
    assertEquals(page.replace("VALUE", "another"), filled(Stencil.of(page.getBytes(UTF_8), "VALUE"), "another"));
  }

  @Test
  void eachValueIsAsLongAsItIs() {
    var stencil = Stencil.of("<VALUE>".getBytes(UTF_8), "VALUE");

    assertEquals("<>", filled(stencil, ""));
    assertEquals("<a longer value than the first>", filled(stencil, "a longer value than the first"));
  }

  private static String filled(Stencil stencil, String value) {
    var page = new ByteArrayOutputStream();
    stencil.filledWith(value).forEach(page::writeBytes);
    var fragment = new PageOutput();
    stencil.fragment(value).writeTo(fragment);
    assertEquals(Arrays.toString(page.toByteArray()), Arrays.toString(fragment.toByteArray()));
    return page.toString(UTF_8);
  }
}
