package playground.sandbox.authorize;

import java.util.Optional;
import playground.oauth.Form;
import playground.sandbox.error.RefusalException;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultType;
import playground.sandbox.store.Grant;
import playground.sandbox.store.IssuedCode;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.Store;

/** What becomes of the person's yes or no to an authorization request. */
final class ConsentDecision {

  private final Store store;
  private final ActiveFaults faults;

  ConsentDecision(Store store, ActiveFaults faults) {
    this.store = store;
    this.faults = faults;
  }

  /** Whether the person consented to all of it before, and chose to be remembered. */
  boolean isRemembered(ValidatedRequest validated, Person person) {
    return store.consents().cover(person, validated.integration().clientId(), validated.scopes());
  }

  /**
   * A code for it, sent by way of the browser (RFC 6749 §4.1.2).
   *
   * @param path of the request; faults may apply there
   * @param remember whether the person chose to be remembered
   * @return where the browser goes
   */
  String given(String path, ValidatedRequest validated, SignIn signIn, boolean remember) {
    if (faults.take(FaultType.CONSENT_DENIED, path).isPresent()) {
      throw denied(validated, "the fault consent-denied is on");
    }
    if (remember) {
      store.consents().remember(signIn.person(), validated.integration().clientId(), validated.scopes());
    }
    var now = store.clock().instant();
    var grant = Grant.byCode(validated.integration(), signIn, validated.scopes(), validated.nonce(), now);
    store.grants().add(grant);
    var code = store.codes().issue(new IssuedCode(
        grant.id(),
        validated.address().redirectUri(),
        validated.redirectUriSent(),
        validated.challenge(),
        now,
        Optional.empty()));
    return validated.address().with(Form.empty().with("code", code.reveal()));
  }

  /** The error goes to the integration (RFC 6749 §4.1.2.1). */
  RefusalException denied(ValidatedRequest validated, String cause) {
    return validated.address().refuse("access_denied", "The resource owner denied the request.", cause);
  }
}
