package playground.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Form.Parameter;

class FormTest {

  /** RFC 6749 appendix B: the very example that it gives. */
  @Test
  void theExampleOfTheRfcIsEncodedAsTheRfcHasIt() {
    var form = Form.empty().with("value", " %&+\u00A3\u20AC");

    assertEquals("value=+%25%26%2B%C2%A3%E2%82%AC", form.encoded());
    assertEquals(form, Form.parse("value=+%25%26%2B%C2%A3%E2%82%AC"));
  }

  @Test
  void aQueryWritesASpaceAsPercent20AndAPlusAsPercent2B() {
    assertEquals("scope=a%20b%2Bc", Form.empty().with("scope", "a b+c").encodedForQuery());
  }

  @Test
  void orderAndRepetitionAreKept() {
    var form = Form.parse("b=1&a=2&b=3");

    assertEquals(
        List.of(new Parameter("b", "1"), new Parameter("a", "2"), new Parameter("b", "3")), form.parameters());
    assertEquals("b=1&a=2&b=3", form.encoded());
    assertEquals(Optional.of("1"), form.value("b"));
  }

  /** C-02: "parameters MUST NOT be included more than once" (RFC 6749 §3.1) can only be judged when it is seen. */
  @Test
  void whatIsRepeatedIsNamedInTheOrderOfItsSecondComing() {
    var form = Form.parse("a=1&b=1&c=1&b=2&a=2&a=3");

    assertEquals(List.of("b", "a"), List.copyOf(form.repeated()));
    assertEquals(List.of(), List.copyOf(Form.parse("a=1&A=1").repeated()));
  }

  /** A name hidden by percent signs is the same name. */
  @Test
  void repetitionIsSeenThroughTheEncoding() {
    assertEquals(List.of("state"), List.copyOf(Form.parse("state=1&st%61te=2").repeated()));
  }

  @Test
  void namesWithoutValuesAndEmptyPairsAreReadLeniently() {
    assertEquals(
        List.of(new Parameter("a", ""), new Parameter("b", ""), new Parameter("c", "d=e")),
        Form.parse("&a&&b=&c=d=e&").parameters());
  }

  @Test
  void nothingAtAllIsAnEmptyForm() {
    assertEquals(Form.empty(), Form.parse(null));
    assertEquals(Form.empty(), Form.parse(""));
  }

  /** "Parameters sent without a value MUST be treated as if they were omitted" (RFC 6749 §3.1). */
  @Test
  void aBlankValueIsNone() {
    assertEquals(Optional.empty(), Form.parse("code=&state=x").value("code"));
    assertEquals(Optional.empty(), Form.parse("state=x").value("code"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "%4g", "%+1", "%-1", "% 1", "%\uFF11\uFF11", "a%41%"})
  void aPercentSignWithoutTwoHexadecimalDigitsIsMalformed(String text) {
    assertThrows(IllegalArgumentException.class, () -> Form.parse("a=" + text));
    assertThrows(IllegalArgumentException.class, () -> Form.parse(text + "=a"));
  }

  @Test
  void aMalformedValueIsNotRepeatedInTheMessage() {
    var refused = assertThrows(IllegalArgumentException.class, () -> Form.parse("code=sentinel%zz"));

    assertFalse(refused.getMessage().contains("sentinel"));
  }

  @Test
  void addingToAFormLeavesItAsItWas() {
    var form = Form.parse("a=1");

    form.with("b", "2");

    assertEquals("a=1", form.encoded());
  }
}
