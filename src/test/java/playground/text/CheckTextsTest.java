package playground.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import playground.oauth.OAuthFailure;
import playground.oauth.TransportFault;
import playground.webex.identity.CheckFinding;
import playground.webex.identity.CheckResult;
import playground.webex.identity.CheckRule;

/** Every finding of every rule, at every kind of server, has words. */
class CheckTextsTest {

  private static final NamedServer WEBEX = new NamedServer(ServerKind.WEBEX, "webexapis.com");

  private static final OAuthFailure FAILURE = new OAuthFailure.NoResponse(TransportFault.TIMED_OUT, "localhost:1", Duration.ofSeconds(10));

  static Stream<Arguments> findings() {
    return Arrays.stream(CheckFinding.values())
        .flatMap(finding -> Arrays.stream(ServerKind.values()).map(server -> Arguments.of(finding, new NamedServer(server, "login.example.com"))));
  }

  @ParameterizedTest
  @MethodSource("findings")
  void aFindingIsASentence(CheckFinding finding, NamedServer server) {
    var sentence = CheckTexts.sentence(result(finding), server);

    assertTrue(sentence.matches("[A-Z“].{4,}\\."), sentence);
    assertFalse(sentence.contains(".."), sentence);
    assertFalse(sentence.contains("null") || sentence.contains("Optional"), sentence);
  }

  /** Two findings of one rule with the same words could not be told apart on the page. */
  @ParameterizedTest
  @EnumSource
  void aRuleHasANameAndASentenceOfItsOwnForEachFinding(CheckRule rule) {
    assertFalse(CheckTexts.rule(rule).isBlank());
    var sentences = findingsOf(rule).map(f -> CheckTexts.sentence(result(f), WEBEX)).toList();

    assertEquals(sentences.size(), new HashSet<>(sentences).size(), sentences.toString());
  }

  @ParameterizedTest
  @EnumSource
  void aRuleCanPassAndFail(CheckRule rule) {
    var verdicts = EnumSet.noneOf(CheckResult.Verdict.class);
    findingsOf(rule).map(CheckFinding::verdict).forEach(verdicts::add);

    assertTrue(verdicts.containsAll(EnumSet.of(CheckResult.Verdict.PASSED, CheckResult.Verdict.FAILED)));
  }

  @Test
  void rulesHaveDifferentNames() {
    var names = Arrays.stream(CheckRule.values()).map(CheckTexts::rule).distinct();

    assertEquals(CheckRule.values().length, names.count());
  }

  /** A stranger's text stays on one line and short. */
  @Test
  void aStrangersTextIsCleaned() {
    var result = CheckResult.of(CheckFinding.KEY_UNKNOWN, "a\r\nb" + "x".repeat(200));
    var sentence = CheckTexts.sentence(result, WEBEX);

    assertTrue(sentence.startsWith("No published key has the ID “a??b" + "x".repeat(96) + "…”"), sentence);
  }

  private static Stream<CheckFinding> findingsOf(CheckRule rule) {
    return Arrays.stream(CheckFinding.values()).filter(finding -> finding.rule() == rule);
  }

  private static CheckResult result(CheckFinding finding) {
    return new CheckResult(finding, List.of("one", "two"), Optional.of(FAILURE));
  }
}
