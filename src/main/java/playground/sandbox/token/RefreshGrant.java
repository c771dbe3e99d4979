package playground.sandbox.token;

import java.util.Optional;
import playground.oauth.Form;
import playground.oauth.Scopes;
import playground.oauth.Secret;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.RefusalException;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.FaultType;
import playground.sandbox.protocol.IssuedTokens;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Integration;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.Store;
import playground.sandbox.store.Tokens;

/**
 * {@code grant_type=refresh_token} (RFC 6749 §6). The access token before goes on being valid (contract, 1.B); what
 * becomes of the refresh token is the integration's {@link RefreshPolicy}.
 */
final class RefreshGrant implements GrantHandler {

  private final Store store;
  private final ActiveFaults faults;

  RefreshGrant(Store store, ActiveFaults faults) {
    this.store = store;
    this.faults = faults;
  }

  @Override
  public IssuedTokens issue(Form form, Integration integration, String path) {
    var value = form.value("refresh_token").map(Secret::new)
        .orElseThrow(() -> RefusalException.json(ErrorText.REQUEST_INVALID, "no refresh_token"));
    var token = store.tokens().anyRefresh(value).orElseThrow(() -> dead("unknown"));
    var grant = store.grants().find(token.grantId()).orElseThrow(() -> dead("unknown"));
    // "the refresh token is bound to the client to which it was issued" (RFC 6749 §6).
    if (!grant.clientId().equals(integration.clientId())) {
      throw dead("it was issued to another integration");
    }
    var scopes = scopes(form.value("scope"), grant);
    requireNoFault(value, path);
    var refreshed = store.tokens().use(value, integration.metadata().refreshPolicy())
        .orElseThrow(() -> dead(store.tokens().whyNoRefresh(value)));
    return new IssuedTokens(
        store.tokens().newAccess(grant, scopes),
        grant.accessLife(),
        refreshed.value(),
        refreshed.token().left(store.clock()),
        scopes,
        grant,
        Optional.empty());
  }

  private void requireNoFault(Secret value, String path) {
    if (faults.isOn(FaultType.REFRESH_TOKEN_EXPIRED) && store.tokens().refresh(value).isPresent()) {
      faults.take(FaultType.REFRESH_TOKEN_EXPIRED, path).ifPresent(fault -> {
        throw dead("good, but for the fault " + fault.type().wireName());
      });
    }
  }

  /** "MUST NOT include any scope not originally granted … and if omitted is treated as equal" (RFC 6749 §6). */
  private static Scopes scopes(Optional<String> requested, Grant grant) {
    var scopes = requested.map(Scopes::parse).filter(some -> !some.isEmpty()).orElse(grant.scopes());
    if (!grant.scopes().containsAll(scopes)) {
      throw RefusalException.json(ErrorText.SCOPE_INVALID, "the refresh asks for a scope that was not granted");
    }
    return scopes;
  }

  private static RefusalException dead(String cause) {
    return RefusalException.json(ErrorText.REFRESH_TOKEN_DEAD, "refresh token: " + cause);
  }
}
