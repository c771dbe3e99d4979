package playground.sandbox.device;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import playground.oauth.Form;
import playground.oauth.Secret;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.RefusalException;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.protocol.ClientAuthentication;
import playground.sandbox.protocol.IssuedTokens;
import playground.sandbox.protocol.TokenExchange;
import playground.sandbox.protocol.TokenFaults;
import playground.sandbox.protocol.TokenForm;
import playground.sandbox.store.DeviceRequest;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Integration;
import playground.sandbox.store.Store;
import playground.sandbox.store.Tokens;

/** {@code POST /v1/device/token}: a device asks whether it may (RFC 8628 §3.4, §3.5; contract, 1.D). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class DeviceTokenServlet extends SandboxServlet {

  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code";

  private final Store store;
  private final ActiveFaults faults;

  public DeviceTokenServlet(Store store, ActiveFaults faults) {
    super("POST");
    this.store = store;
    this.faults = faults;
  }

  /** Webex demands Basic authentication; that credentials in the body serve as well is not captured (contract, 1.D). */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var form = TokenForm.of(request);
    var integration = new ClientAuthentication(store.integrations()).of(request, form, response);
    Diagnosis.of(request).client(integration.clientId());
    requireGrantType(form);
    var deviceCode = own(form, integration).codes().deviceCode();
    JsonBodies.send(response, TokenExchange.run(store, () -> {
      var members = tokens(approved(deviceCode)).inWireOrder();
      TokenFaults.apply(members, faults, request);
      return members;
    }));
  }

  private Grant approved(Secret deviceCode) {
    var refusal = switch (store.deviceRequests().poll(deviceCode)) {
      case APPROVED -> Optional.<RefusalException>empty();
      // "The authorization request is still pending" (RFC 8628 §3.5); the status is Webex's own.
      case PENDING -> refusal(ErrorText.AUTHORIZATION_PENDING, "nobody has decided yet");
      case TOO_FAST -> refusal(ErrorText.SLOW_DOWN, "polled before the interval was over, which grows by 5 s now");
      case DENIED -> refusal(ErrorText.DEVICE_DENIED, "the person declined");
      // Not among the errors that Webex documents, but there is none that fits (contract, 1.D).
      case EXPIRED -> refusal(ErrorText.DEVICE_CODE_EXPIRED, "nobody decided in time");
      case SPENT -> refusal(ErrorText.DEVICE_CODE_INVALID, "the tokens were fetched before");
    };
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    var grantId = store.deviceRequests().withDeviceCode(deviceCode).flatMap(DeviceRequest::grantId).orElseThrow();
    return store.grants().find(grantId)
        .orElseThrow(() -> RefusalException.json(ErrorText.DEVICE_CODE_INVALID, "its grant made room for newer ones"));
  }

  private static void requireGrantType(Form form) {
    var type = form.value("grant_type").orElseThrow(() -> RefusalException.json(ErrorText.REQUEST_INVALID, "no grant_type"));
    if (!type.equals(GRANT_TYPE)) {
      throw RefusalException.json(ErrorText.DEVICE_GRANT_TYPE, "grant_type is not " + GRANT_TYPE);
    }
  }

  /** Bound to the client that began (RFC 8628 §3.4, §5.2). */
  private DeviceRequest own(Form form, Integration integration) {
    var code = form.value("device_code").map(Secret::new)
        .orElseThrow(() -> RefusalException.json(ErrorText.REQUEST_INVALID, "no device_code"));
    var device = store.deviceRequests().withDeviceCode(code)
        .orElseThrow(() -> RefusalException.json(ErrorText.DEVICE_CODE_INVALID, "no such device_code"));
    if (!device.integration().clientId().equals(integration.clientId())) {
      throw RefusalException.json(ErrorText.DEVICE_CODE_INVALID, "another integration began this");
    }
    return device;
  }

  private IssuedTokens tokens(Grant grant) {
    return new IssuedTokens(
        store.tokens().newAccess(grant, grant.scopes()),
        grant.accessLife(),
        store.tokens().newRefresh(grant),
        Tokens.REFRESH_LIFE,
        grant.scopes(),
        grant,
        Optional.empty());
  }

  private static Optional<RefusalException> refusal(ErrorText text, String cause) {
    return Optional.of(RefusalException.json(text, cause));
  }
}
