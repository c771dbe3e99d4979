package playground.sandbox.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import playground.oauth.CodeVerifier;
import playground.oauth.Form;
import playground.oauth.Secret;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.RefusalException;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultType;
import playground.sandbox.protocol.IssuedTokens;
import playground.sandbox.store.Codes;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Grant;
import playground.sandbox.store.IssuedCode;
import playground.sandbox.store.Store;
import playground.sandbox.store.Tokens;

/** {@code grant_type=authorization_code} (RFC 6749 §4.1.3). */
final class CodeGrant implements GrantHandler {

  private final Store store;
  private final ActiveFaults faults;

  CodeGrant(Store store, ActiveFaults faults) {
    this.store = store;
    this.faults = faults;
  }

  @Override
  public IssuedTokens issue(Form form, Integration integration, String path) {
    var value = form.value("code").orElseThrow(() -> RefusalException.json(ErrorText.REQUEST_INVALID, "no code"));
    var code = store.codes().find(new Secret(value)).orElseThrow(() -> refused("no such code"));
    var grant = store.grants().find(code.grantId()).orElseThrow(() -> refused("no such code"));
    requireOwn(grant, integration);
    redeem(new Secret(value), code);
    requireNoFault(path);
    requireSameRedirectUri(code, form.value("redirect_uri"));
    requireProof(code, form.value("code_verifier"));
    return new IssuedTokens(
        store.tokens().newAccess(grant, grant.scopes()),
        grant.accessLife(),
        store.tokens().newRefresh(grant),
        Tokens.REFRESH_LIFE,
        grant.scopes(),
        grant,
        grant.nonce());
  }

  /** "ensure that the authorization code was issued to the authenticated confidential client" (RFC 6749 §4.1.3). */
  private static void requireOwn(Grant grant, Integration integration) {
    if (!grant.clientId().equals(integration.clientId())) {
      throw refused("the code was issued to another integration");
    }
  }

  /** Whatever comes of its first use, a code is spent by it. */
  private void redeem(Secret value, IssuedCode code) {
    switch (store.codes().redeem(value)) {
      case FIRST_USE -> { }
      case REPLAY -> throw refused("the code was used" + firstUse(value) + "; the tokens of that use are revoked now");
      case EXPIRED -> throw refused("the code expired " + secondsSince(code.expiresAt()) + " s ago; it lives "
          + Codes.LIFE.toMinutes() + " minutes");
      case REVOKED -> throw refused("the person took the permission back");
      case UNKNOWN -> throw refused("no such code");
    }
  }

  private String firstUse(Secret value) {
    return store.codes().find(value).flatMap(IssuedCode::usedAt)
        .map(used -> " " + secondsSince(used) + " s ago").orElse("");
  }

  private long secondsSince(Instant moment) {
    return Duration.between(moment, store.clock().instant()).toSeconds();
  }

  private void requireNoFault(String path) {
    if (faults.take(FaultType.CODE_EXPIRED, path).isPresent()) {
      throw refused("the code is good, but for the fault code-expired");
    }
  }

  /**
   * "ensure that the "redirect_uri" parameter is present if [it] was included in the initial authorization request …
   * and if included ensure that their values are identical" (RFC 6749 §4.1.3). Left out there, it may be left out here.
   */
  private static void requireSameRedirectUri(IssuedCode code, Optional<String> sent) {
    if (sent.isEmpty() && code.redirectUriSent()) {
      throw refused("no redirect_uri, but the authorization request had one");
    }
    if (sent.filter(uri -> !uri.equals(code.redirectUri().toString())).isPresent()) {
      throw refused("redirect_uri is not the one of the authorization request");
    }
  }

  /**
   * "If the values are not equal, an error response indicating "invalid_grant" … MUST be returned" (RFC 7636 §4.6), and
   * a verifier without a challenge is refused: somebody may have taken the challenge out (RFC 9700 §4.8.2).
   */
  private static void requireProof(IssuedCode code, Optional<String> sent) {
    if (sent.isPresent() != code.challenge().isPresent()) {
      throw refused(sent.isPresent() ? "code_verifier without a code_challenge before" : "no code_verifier");
    }
    code.challenge().ifPresent(challenge -> {
      if (!challenge.isMetBy(verifier(sent.orElseThrow()))) {
        throw refused("code_verifier does not match the code_challenge, method " + challenge.method());
      }
    });
  }

  private static CodeVerifier verifier(String sent) {
    try {
      return new CodeVerifier(sent);
    } catch (IllegalArgumentException e) {
      throw RefusalException.json(ErrorText.REQUEST_INVALID, e.getMessage());
    }
  }

  private static RefusalException refused(String cause) {
    return RefusalException.json(ErrorText.CODE_INVALID, cause);
  }
}
