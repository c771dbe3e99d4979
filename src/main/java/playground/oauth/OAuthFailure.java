package playground.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a step of the flow failed, sorted by who said no: we, the authorization server through the browser, an endpoint
 * of the server, or neither, because no usable response came. A failure is a code with parameters and never holds a
 * secret; {@code playground.text} turns it into words.
 */
public sealed interface OAuthFailure {

  /** We reject the callback: it does not belong to this browser's request, or is malformed (RFC 6749 §10.12). */
  record CallbackRejected(CallbackFault fault) implements OAuthFailure {
    @Override
    public String codeName() {
      return fault.name();
    }
  }

  /**
   * The authorization server says no in its redirect (RFC 6749 §4.1.2.1).
   *
   * @param error as sent, also when it is unknown to us
   * @param description as sent; empty when there is none
   * @param request that was refused
   */
  record AuthorizationDenied(String error, String description, AuthorizationRequest request) implements OAuthFailure {
    @Override
    public String codeName() {
      return "AUTHORIZATION_DENIED";
    }
  }

  /**
   * An endpoint says no, by its status and mostly in JSON (RFC 6749 §5.2, or Webex's own envelope).
   *
   * @param status of HTTP
   * @param serverWords the server's own words, redacted; empty when it sent none
   * @param retryAfter the wait that the server demands; empty when it does not say
   */
  record RequestDenied(
      RequestKind request, DenialCode code, int status, String serverWords, Optional<Duration> retryAfter)
      implements OAuthFailure {

    @Override
    public String codeName() {
      return code.name();
    }

    @Override
    public boolean endsGrant() {
      var endsCode = code == DenialCode.CLIENT_UNKNOWN || code == DenialCode.REDIRECT_URI_REFUSED;
      return code.isFinal() || endsCode && request == RequestKind.CODE;
    }
  }

  /**
   * The response cannot be used; nothing of it is stored.
   *
   * @param detail what the fault is about, such as a member's name, a status or a limit in KiB; see {@link ResponseFault}
   */
  record UnusableResponse(RequestKind request, ResponseFault fault, String detail) implements OAuthFailure {

    @Override
    public String codeName() {
      return fault.name();
    }

    /** A code must be taken for used up. A refresh token can be sent again, and a redirect has used nothing. */
    @Override
    public boolean endsGrant() {
      return (request == RequestKind.CODE || request == RequestKind.DEVICE_POLL) && fault != ResponseFault.REDIRECT;
    }
  }

  /**
   * No whole response came.
   *
   * @param host with its port, when it has one
   * @param timeout of the whole exchange
   */
  record NoResponse(TransportFault fault, String host, Duration timeout) implements OAuthFailure {
    @Override
    public String codeName() {
      return fault.name();
    }
  }

  /** The name of its code, for logs. */
  String codeName();

  /** Whether the code or refresh token that was sent can never be used again. */
  default boolean endsGrant() {
    return false;
  }
}
