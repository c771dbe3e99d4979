package playground.sandbox.authorize;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.oauth.Form;
import playground.sandbox.openid.IdTokenHint;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Store;

/**
 * Where a browser is sent after it signed out. Webex's own {@code goto} (contract, 1.N) needs no integration beside it;
 * {@code post_logout_redirect_uri} belongs to the one that {@code id_token_hint} or {@code client_id} names (OpenID
 * Connect RP-Initiated Logout 1.0 §2, §3).
 *
 * @param target where to, state included; empty when nothing was asked for, or it is refused
 * @param refusal why it is refused; empty when it is not
 */
record SignOutRequest(Optional<String> target, Optional<String> refusal) {

  private static final String HINT = "id_token_hint";
  private static final String CLIENT = "client_id";
  private static final String TARGET = "post_logout_redirect_uri";

  /**
   * @param query as it came, undecoded but readable; null means none
   */
  static SignOutRequest of(String query, Store store) {
    var form = Form.parse(query);
    if (form.value(TARGET).isPresent()) {
      return ofOpenId(form, EchoedState.of(query), store);
    }
    return to(form.value("goto"), "goto", store.integrations().all(), Optional.empty());
  }

  private static SignOutRequest ofOpenId(Form form, Optional<EchoedState> state, Store store) {
    var named = form.value(HINT)
        .map(hint -> IdTokenHint.clientId(hint, store.keys().published()))
        .orElse(form.value(CLIENT));
    if (named.isEmpty()) {
      return refused(form.value(HINT).isPresent()
          ? HINT + " is not an ID token of this sandbox."
          : TARGET + " needs " + HINT + " or " + CLIENT + " beside it.");
    }
    // "When both client_id and id_token_hint are present, the OP MUST verify that the Client Identifier matches the one
    // used when issuing the ID Token" (RP-Initiated Logout §2).
    if (form.value(CLIENT).filter(id -> !id.equals(named.get())).isPresent()) {
      return refused(CLIENT + " is not the audience of " + HINT + ".");
    }
    return to(form.value(TARGET), TARGET, store.integrations().withClientId(named.get()).stream().toList(), state);
  }

  /** S-14: only what is registered, to the letter (RP-Initiated Logout §3). */
  private static SignOutRequest to(
      Optional<String> requested, String name, List<Integration> integrations, Optional<EchoedState> state) {
    if (requested.isEmpty()) {
      return new SignOutRequest(Optional.empty(), Optional.empty());
    }
    var isRegistered = integrations.stream().flatMap(SignOutRequest::registered).anyMatch(requested.get()::equals);
    if (!isRegistered) {
      return refused(name + " is not a registered redirect URI, nor the root of the origin of one.");
    }
    return new SignOutRequest(Optional.of(withState(requested.get(), state)), Optional.empty());
  }

  /** Each redirect URI, and the root of its origin: the page that an integration's sign-out link comes from. */
  private static Stream<String> registered(Integration integration) {
    return integration.redirectUris().stream().flatMap(uri ->
        Stream.concat(Stream.of(uri.toString()), ReturnAddress.originRoot(uri).stream()));
  }

  /** "the OP passes this value back to the RP using the state parameter" (RP-Initiated Logout §2). */
  private static String withState(String uri, Optional<EchoedState> state) {
    return state.map(value -> uri + ReturnAddress.separator(uri) + "state=" + value.encoded()).orElse(uri);
  }

  private static SignOutRequest refused(String why) {
    return new SignOutRequest(Optional.empty(), Optional.of(why));
  }

  /** It holds the state. */
  @Override
  public String toString() {
    return "SignOutRequest[hidden]";
  }
}
