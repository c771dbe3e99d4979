package playground.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import playground.oauth.Form.Parameter;
import playground.testing.Garbage;

/** What holds for every form, whoever made it. */
class FormPropertiesTest {

  private static final String UNPAIRED = "\\p{Cs}"; // half a character: UTF-8 cannot say it

  @Property
  void whateverIsEncodedReadsTheSameAgain(@ForAll("forms") Form form) {
    assertEquals(form, Form.parse(form.encoded()));
    assertEquals(form, Form.parse(form.encodedForQuery()));
  }

  /** Such text is neither encoded nor decoded, and no spelling of it but its own is looked for in an echo. */
  @Property
  void plainTextIsTheSameInEveryEncoding(@ForAll("garbage") String text) {
    var plain = text.replaceAll("[^A-Za-z0-9._-]", "");

    assertTrue(Form.isPlain(plain));
    assertEquals(plain, URLEncoder.encode(plain, UTF_8));
    assertEquals(plain, URLDecoder.decode(plain, UTF_8));
    assertEquals(plain.equals(text), Form.isPlain(text));
  }

  @Property
  void whatIsEncodedHoldsNothingThatSeparatesOrEndsALine(@ForAll("forms") Form form) {
    assertTrue(form.encodedForQuery().matches("[A-Za-z0-9._*%&=-]*"), form.encodedForQuery());
  }

  /** Either it is read, or it is refused with the one exception that says so. */
  @Property
  void garbageIsReadOrRefusedAndNothingElse(@ForAll("garbage") String text) {
    List<Parameter> read;
    try {
      read = Form.parse(text).parameters();
    } catch (IllegalArgumentException e) {
      assertTrue(text.contains("%"), "only a percent sign can be wrong");
      return;
    }

    assertTrue(read.size() <= text.length());
  }

  @Provide
  Arbitrary<String> garbage() {
    return Garbage.values();
  }

  @Provide
  Arbitrary<Form> forms() {
    var values = Arbitraries.oneOf(Garbage.values(), Arbitraries.strings().all().ofMaxLength(50))
        .map(text -> text.replaceAll(UNPAIRED, ""));
    return Combinators.combine(values, values).as(Parameter::new).list().ofMaxSize(6).map(Form::new);
  }
}
