package playground.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.oauth.RequestKind;
import playground.text.ExplanationTexts.InputFault;

/** The words around an explanation: whole sentences, for every input that can't be explained and for every server. */
class ExplanationTextsTest {

  @ParameterizedTest
  @EnumSource
  void everyFaultOfAnInputHasWhatHappenedWhyAndWhatToDo(InputFault fault) {
    var text = ExplanationTexts.of(fault, 64);

    Stream.of(text.what(), text.why(), text.whatToDo()).forEach(ExplanationTextsTest::assertSentence);
    assertTrue(text.isCertain());
  }

  @Test
  void theLimitIsNamed() {
    assertTrue(ExplanationTexts.of(InputFault.TOO_LONG, 64).what().contains("64 KiB"));
  }

  @ParameterizedTest
  @EnumSource
  void theServerIsNamedAsOnThePages(ServerKind kind) {
    var server = new NamedServer(kind, "login.example.com");
    var good = ExplanationTexts.ofCode(server);
    var tracking = ExplanationTexts.trackingId("ROUTERGW_1", server);

    Stream.of(good.what(), good.why(), good.whatToDo(), tracking).forEach(ExplanationTextsTest::assertSentence);
    assertTrue(good.why().contains(ServerTexts.server(server).replace(" for Government", "")), good.why());
    assertEquals(kind != ServerKind.OTHER, good.why().contains("Webex"));
    assertEquals(kind == ServerKind.SANDBOX, tracking.contains("sandbox"));
  }

  /** Each in a heading of its own, and several in one. */
  @Test
  void theRequestsAreNamedInTheHeading() {
    var headings = Stream.of(RequestKind.values()).map(request -> ExplanationTexts.inResponseTo(List.of(request))).toList();

    assertEquals(RequestKind.values().length, headings.stream().distinct().count());
    assertEquals(
        "In the response to the exchange of a code, a refresh or a call of the API:",
        ExplanationTexts.inResponseTo(List.of(RequestKind.CODE, RequestKind.REFRESH, RequestKind.API)));
  }

  @Test
  void theNotesAreSentences() {
    Stream.of(ExplanationTexts.assumedStatus(401), ExplanationTexts.unverifiedState(), ExplanationTexts.wordsOfPages())
        .forEach(ExplanationTextsTest::assertSentence);
    ExplanationTexts.understood("invalid_grant").forEach(ExplanationTextsTest::assertSentence);
    assertTrue(ExplanationTexts.assumedStatus(401).contains("401"));
  }

  private static void assertSentence(String sentence) {
    assertTrue(sentence.endsWith(".") && Character.isUpperCase(sentence.charAt(0)), sentence);
    assertFalse(sentence.contains("  ") || sentence.contains("..") || sentence.contains("null"), sentence);
  }
}
