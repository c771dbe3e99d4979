package playground.sandbox.broker;

import playground.oauth.Form;
import playground.sandbox.answer.RefusalException;
import playground.sandbox.store.Grant;
import playground.sandbox.store.IssuedCode;
import playground.sandbox.store.Person;
import playground.sandbox.store.SignIn;
import playground.sandbox.store.Store;
import playground.sandbox.trouble.ActiveFaults;
import playground.sandbox.trouble.ConsentDenied;

/** What becomes of the person's yes or no to an authorization request. */
final class ConsentDecision {

  private final Store store;
  private final ActiveFaults troubles;

  ConsentDecision(Store store, ActiveFaults troubles) {
    this.store = store;
    this.troubles = troubles;
  }

  /** Whether the person said yes to all of it before, and did not want to be asked again. */
  boolean isRemembered(ValidatedRequest asked, Person person) {
    return store.consents().cover(person, asked.integration().clientId(), asked.scopes());
  }

  /**
   * A code for it, sent by way of the browser (RFC 6749 §4.1.2).
   *
   * @param path at which it was asked; troubles may strike there
   * @param remember whether the person does not want to be asked again
   * @return where the browser goes
   */
  String given(String path, ValidatedRequest asked, SignIn signIn, boolean remember) {
    if (troubles.strike(ConsentDenied.class, path).isPresent()) {
      throw denied(asked, "the trouble consent-denied is on");
    }
    if (remember) {
      store.consents().remember(signIn.person(), asked.integration().clientId(), asked.scopes());
    }
    var now = store.clock().instant();
    var grant = new Grant(asked.integration(), signIn, asked.scopes(), asked.nonce(), Grant.Way.CODE, now);
    var code = store.codes().issue(new IssuedCode(
        grant, asked.address().redirectUri(), asked.redirectUriSent(), asked.challenge(), now));
    return asked.address().with(Form.empty().with("code", code.reveal()));
  }

  /** The integration is told so (RFC 6749 §4.1.2.1). */
  RefusalException denied(ValidatedRequest asked, String cause) {
    return asked.address().refuse("access_denied", "The resource owner denied the request.", cause);
  }
}
