package playground.webex.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static playground.testing.IdTokenForge.ANOTHER_KEY;
import static playground.testing.IdTokenForge.KEY;
import static playground.testing.IdTokenForge.SUBJECT;
import static playground.testing.IdTokenForge.claims;
import static playground.testing.IdTokenForge.published;
import static playground.testing.IdTokenForge.signed;
import static playground.testing.FakeWebex.html;
import static playground.testing.FakeWebex.json;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.oauth.Nonce;
import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;
import playground.oauth.Secret;
import playground.testing.Examples;
import playground.testing.FakeWebex;
import playground.testing.IdTokenForge;
import playground.testing.MovableClock;
import playground.text.CheckTexts;
import playground.text.NamedServer;
import playground.text.ServerKind;
import playground.webex.HttpTransport;
import playground.webex.WebexEndpoints;

/** Who signed in: the keys, fetched and kept, and userinfo, believed only about the same subject. */
class IdentityClientTest {

  private static final ExpectedClaims EXPECTED =
      new ExpectedClaims(
          IdTokenForge.CLIENT_ID,
          List.of(IdTokenForge.ISSUER),
          Optional.of(new Nonce(IdTokenForge.NONCE)),
          Optional.empty(),
          Examples.NOW,
          Optional.empty());

  @RegisterExtension final FakeWebex webex = new FakeWebex();

  private final MovableClock clock = new MovableClock();
  private final IdentityClient client = new IdentityClient(new HttpTransport(Duration.ofSeconds(5)), clock);

  @BeforeEach
  void publishes() {
    publishes(published(KEY.toPublicJWK()));
    answersFor(SUBJECT);
  }

  @Test
  void userinfoOfTheSameSubjectStandsBesideTheToken() {
    var identity = identify(signed(claims()));

    assertTrue(identity.isTrusted(), identity.results().toString());
    assertEquals(SUBJECT, value(identity.claims(), "sub"));
    assertEquals("alex@example.com", value(identity.userinfoClaims(), "email"));
    assertEquals("Bearer acc3ss", lastUserinfoRequest());
  }

  /** C-18: "if they do not match, the UserInfo Response values MUST NOT be used". */
  @Test
  void userinfoOfAnotherSubjectIsRefusedAndNothingOfItUsed() {
    answersFor("somebody-else");

    var identity = identify(signed(claims()));

    assertFalse(identity.isTrusted());
    assertEquals(CheckResult.Verdict.FAILED, result(identity, CheckRule.USERINFO).verdict());
    assertEquals(List.of(), identity.userinfoClaims());
  }

  /** C-18: who somebody is hangs on the subject, never on an address; even one that is none changes nothing. */
  @Test
  void anAddressThatIsNoneChangesNothing() {
    webex.answersCalls("/userinfo", json(200, "{\"sub\":\"" + SUBJECT + "\",\"email\":\"a@b@c\",\"x\":[1,{}]}"));

    var identity = identify(signed(claims()));

    assertTrue(identity.isTrusted());
    assertEquals("a@b@c", value(identity.userinfoClaims(), "email"));
  }

  @Test
  void userinfoThatIsNoJsonIsRefused() {
    webex.answersCalls("/userinfo", html(200));

    assertEquals(CheckResult.Verdict.FAILED, result(identify(signed(claims())), CheckRule.USERINFO).verdict());
  }

  /** The token has been checked; what did not answer speaks neither for nor against it. */
  @Test
  void userinfoThatRefusesLeavesTheTokensWord() {
    webex.answersCalls("/userinfo", json(403, "{\"message\":\"no\"}"));

    var identity = identify(signed(claims()));

    assertTrue(identity.isTrusted());
    assertEquals("Userinfo responded with status 403.", words(identity, CheckRule.USERINFO));
  }

  /** C-20: a thousand tokens with made-up names cost Webex two fetches. */
  @Test
  void unknownKeysAreAskedForOnceAMinuteAtMost() {
    for (var i = 0; i < 1000; i++) {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(UUID.randomUUID().toString()).build();
      assertFalse(identify(new Secret(header.toBase64URL() + ".e30.c2ln")).isTrusted());
    }

    assertEquals(2, fetches());

    clock.forward(Duration.ofMinutes(1));
    identify(signed(claims(), ANOTHER_KEY));
    assertEquals(3, fetches());
  }

  /** C-20. */
  @Test
  void afterARotationTheNextSignInWorks() {
    identify(signed(claims()));
    publishes(published(ANOTHER_KEY.toPublicJWK(), KEY.toPublicJWK()));

    assertTrue(identify(signed(claims(), ANOTHER_KEY)).isTrusted());
    assertTrue(identify(signed(claims())).isTrusted());
    assertEquals(2, fetches());
  }

  /** C-20. */
  @Test
  void whenTheKeysCannotBeFetchedAnewTheOldOnesStay() {
    identify(signed(claims()));
    webex.answersCalls("/verification", json(503, "{}"));

    var unknown = identify(signed(claims(), ANOTHER_KEY));
    assertEquals(CheckResult.Verdict.FAILED, result(unknown, CheckRule.SIGNATURE).verdict());
    assertTrue(identify(signed(claims())).isTrusted());
  }

  @Test
  void keysThatWereWithdrawnAreForgottenAfterAnHour() {
    identify(signed(claims()));
    publishes(published(ANOTHER_KEY.toPublicJWK()));
    clock.forward(Duration.ofHours(1));

    assertEquals(CheckResult.Verdict.FAILED, result(identify(signed(claims())), CheckRule.SIGNATURE).verdict());
  }

  /** C-20: after a failed fetch there is no other for a minute. */
  @Test
  void whatIsNoKeySetIsReportedAndFetchedAgainAfterAMinute() {
    webex.answersCalls("/verification", html(200));

    var words = words(identify(signed(claims())), CheckRule.SIGNATURE);

    assertTrue(words.contains("200"), words);
    publishes(published(KEY.toPublicJWK()));
    assertEquals(words, words(identify(signed(claims())), CheckRule.SIGNATURE));
    assertEquals(1, fetches());
    clock.forward(Duration.ofMinutes(1));
    assertTrue(identify(signed(claims())).isTrusted());
  }

  /** C-20: nobody reads a key set of that size. */
  @Test
  void anEndlessKeySetIsNotReadToItsEnd() {
    publishes("{\"keys\":[" + " ".repeat(70_000) + "]}");

    assertTrue(words(identify(signed(claims())), CheckRule.SIGNATURE).contains("longer than 64 KiB"));
  }

  private Identity identify(Secret idToken) {
    var server = WebexEndpoints.at(webex.baseUrl());
    return client.identify(server, EXPECTED, idToken, new Secret("acc3ss"));
  }

  private void publishes(String keys) {
    webex.answersCalls("/verification", json(200, keys));
  }

  private void answersFor(String subject) {
    webex.answersCalls("/userinfo", json(200, "{\"sub\":\"" + subject + "\",\"email\":\"alex@example.com\"}"));
  }

  private long fetches() {
    return webex.requests().stream().filter(request -> request.getUrl().equals("/v1/verification")).count();
  }

  private String lastUserinfoRequest() {
    return webex.requests().stream()
        .filter(request -> request.getUrl().equals("/v1/userinfo"))
        .map(request -> request.getHeader("Authorization"))
        .findFirst()
        .orElse("");
  }

  private static String value(List<Claim> claims, String name) {
    return claims.stream().filter(claim -> claim.name().equals(name)).map(Claim::value).findFirst().orElse("");
  }

  private static String words(Identity identity, CheckRule rule) {
    return CheckTexts.sentence(result(identity, rule), new NamedServer(ServerKind.WEBEX, "login.example.com"));
  }

  private static CheckResult result(Identity identity, CheckRule rule) {
    return identity.results().stream().filter(result -> result.rule() == rule).findFirst().orElseThrow();
  }
}
