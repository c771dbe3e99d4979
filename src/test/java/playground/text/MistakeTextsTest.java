package playground.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import playground.oauth.DenialCode;
import playground.oauth.OAuthFailure.RequestDenied;
import playground.oauth.RequestKind;
import playground.text.MistakeTexts.Mistake;

/** What developers get wrong (contract, section 5), each with its sign, its cause and what to do. */
class MistakeTextsTest {

  /** What each number is about, as the contract numbers them. */
  private static final List<String> SUBJECTS = List.of(
      "registered", "spark:all", "webex:all", "Redirect URI", "localhost", "/v1", "PKCE", "repository", "without a code",
      "used twice", "as a refresh token", "access token expires", "refresh token expires", "personal access token",
      "spark:people_read", "helper Redirect URIs", "issuer", "administrator", "password", "another Webex account",
      "another Webex than", "spark:kms", "14 and 90 days");

  @Test
  void thereAreTwentyThreeInTheOrderOfTheContract() {
    var titles = MistakeTexts.all().stream().map(Mistake::title).toList();

    assertEquals(23, titles.size());
    IntStream.range(0, 23).forEach(i -> assertTrue(titles.get(i).contains(SUBJECTS.get(i)), i + 1 + ": " + titles.get(i)));
    assertEquals(23, Stream.of(titles).flatMap(List::stream).distinct().count());
  }

  @TestFactory
  Stream<DynamicTest> eachSaysWhatYouSeeWhyAndWhatToDo() {
    return MistakeTexts.all().stream().map(mistake -> DynamicTest.dynamicTest(mistake.title(), () -> {
      assertTrue(!mistake.title().endsWith("."), mistake.title());
      assertTrue(mistake.sign().endsWith("."), mistake.sign());
      assertTrue(mistake.cause().text().endsWith("."), mistake.cause().text());
      assertTrue(mistake.cause().whatToDo().matches(".*(\\.|/callback)"), mistake.cause().whatToDo());
      mistake.cause().source().ifPresent(source -> assertTrue(source.link().startsWith("https://"), source.link()));
    }));
  }

  /** The words are those of the page for the same failure, so that nobody reads two explanations of one thing. */
  @Test
  void whereAPageExplainsAMistakeItIsInTheSameWords() {
    assertEquals(pageOf(RequestKind.CODE, DenialCode.CLIENT_SECRET_MISSING), number(7).cause());
    assertEquals(pageOf(RequestKind.CODE, DenialCode.INVALID_GRANT), number(10).cause());
    assertEquals(pageOf(RequestKind.REFRESH, DenialCode.INVALID_GRANT), number(13).cause());
    assertEquals(
        pageOf(RequestKind.DEVICE_AUTHORIZATION, DenialCode.HELPER_REDIRECT_URIS_MISSING).text(), number(16).cause().text());
  }

  /** Without them the reader would have to look for a page to copy them from. */
  @Test
  void theHelperRedirectUrisAreNamed() {
    for (var region : List.of("a", "r", "k", "d")) {
      assertTrue(number(16).cause().whatToDo().contains(
          "https://oauth-helper-" + region + ".wbx2.com/helperservice/v1/actions/device/callback"));
    }
  }

  private static Mistake number(int number) {
    return MistakeTexts.all().get(number - 1);
  }

  private static Cause pageOf(RequestKind request, DenialCode code) {
    var webex = new NamedServer(ServerKind.WEBEX, "webexapis.com");
    return FailureTexts.of(new RequestDenied(request, code, 400, "", Optional.empty()), webex).causes().get(0);
  }
}
