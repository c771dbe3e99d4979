package playground.testing;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import playground.oauth.Secret;
import playground.sandbox.store.Codes;
import playground.sandbox.store.Consents;
import playground.sandbox.store.DeviceRequests;
import playground.sandbox.store.Grants;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Integrations;
import playground.sandbox.store.IssuedCode;
import playground.sandbox.store.Keys;
import playground.sandbox.store.Messages;
import playground.sandbox.store.People;
import playground.sandbox.store.Rooms;
import playground.sandbox.store.SandboxClock;
import playground.sandbox.store.SignIns;
import playground.sandbox.store.Store;
import playground.sandbox.store.Tokens;

/**
 * A store in which something else happens between the redemption of a code and whatever follows it.
 *
 * @param afterRedemption runs after each redemption, before its result is returned
 */
public record PausingStore(Store store, Callable<?> afterRedemption) implements Store {

  @Override
  public Codes codes() {
    var codes = store.codes();
    return new Codes() {
      @Override
      public Secret issue(IssuedCode code) {
        return codes.issue(code);
      }

      @Override
      public Optional<IssuedCode> find(Secret value) {
        return codes.find(value);
      }

      @Override
      public Redemption redeem(Secret value) {
        var result = codes.redeem(value);
        try {
          afterRedemption.call();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
        return result;
      }
    };
  }

  @Override
  public void reset(Predicate<Integration> isKept) {
    store.reset(isKept);
  }

  @Override
  public SandboxClock clock() {
    return store.clock();
  }

  @Override
  public People people() {
    return store.people();
  }

  @Override
  public Rooms rooms() {
    return store.rooms();
  }

  @Override
  public Messages messages() {
    return store.messages();
  }

  @Override
  public Integrations integrations() {
    return store.integrations();
  }

  @Override
  public Grants grants() {
    return store.grants();
  }

  @Override
  public Tokens tokens() {
    return store.tokens();
  }

  @Override
  public DeviceRequests deviceRequests() {
    return store.deviceRequests();
  }

  @Override
  public SignIns signIns() {
    return store.signIns();
  }

  @Override
  public Consents consents() {
    return store.consents();
  }

  @Override
  public Keys keys() {
    return store.keys();
  }
}
