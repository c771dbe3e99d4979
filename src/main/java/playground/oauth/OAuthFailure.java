package playground.oauth;


/**
 * Why a step of the flow failed, sorted by who said no: we, the authorization server through the browser, the token
 * endpoint, or nobody because no usable answer came. Each kind tells what happened, why probably, and what the person
 * at the keyboard can do now; none of the three ever holds a secret.
 */
@SuppressWarnings("serial") // failures are shown and dropped, never serialized
public abstract sealed class OAuthFailure extends RuntimeException {

  private final String why;
  private final String whatToDo;

  private OAuthFailure(String what, String why, String whatToDo) {
    super(what, null, false, false); // expected, and shown to a person: a stack trace would tell nobody anything
    this.why = why;
    this.whatToDo = whatToDo;
  }

  /** What happened, in one sentence. */
  public String what() {
    return getMessage();
  }

  /** Why, as far as can be known from here. */
  public String why() {
    return why;
  }

  /** The way out. */
  public String whatToDo() {
    return whatToDo;
  }

  /** We say no: this browser did not ask for this callback, or it is not one (RFC 6749 §10.12). */
  public static final class CallbackRejected extends OAuthFailure {

    private final CallbackFault fault;

    public CallbackRejected(CallbackFault fault) {
      super(fault.what, fault.why, fault.whatToDo);
      this.fault = fault;
    }

    public CallbackFault fault() {
      return fault;
    }
  }

  /** The authorization server says no, in the redirect and in OAuth's words (RFC 6749 §4.1.2.1). */
  public static final class AuthorizationDenied extends OAuthFailure {

    private final String error;
    private final String description;
    private final PendingAuthorization attempt;

    /**
     * @param error the code as sent, also one that we never heard of
     * @param description the server's own words; empty when it sent none
     */
    AuthorizationDenied(String error, String description, PendingAuthorization attempt) {
      super(
          AuthorizationError.of(error).what,
          AuthorizationError.of(error).why,
          AuthorizationError.of(error).whatToDo);
      this.error = error;
      this.description = description;
      this.attempt = attempt;
    }

    public String error() {
      return error;
    }

    public String description() {
      return description;
    }

    public PendingAuthorization attempt() {
      return attempt;
    }
  }

  /** The token endpoint says no, in a status and mostly in JSON (RFC 6749 §5.2, or Webex's own envelope). */
  public static final class TokenRequestDenied extends OAuthFailure {

    private final int status;
    private final boolean endsTheGrant;

    /**
     * @param status of HTTP
     * @param endsTheGrant whether the code or the refresh token that was sent is of no more use
     */
    public TokenRequestDenied(int status, String what, String why, String whatToDo, boolean endsTheGrant) {
      super(what, why, whatToDo);
      this.status = status;
      this.endsTheGrant = endsTheGrant;
    }

    public int status() {
      return status;
    }

    @Override
    public boolean endsTheGrant() {
      return endsTheGrant;
    }
  }

  /** Something came back, but nothing that a program may use; nothing of it is kept. */
  public static final class UnusableResponse extends OAuthFailure {
    private final boolean endsTheGrant;

    /**
     * @param endsTheGrant whether a code that was sent must be taken for used up; a refresh token never is
     */
    public UnusableResponse(String what, String why, String whatToDo, boolean endsTheGrant) {
      super(what, why, whatToDo);
      this.endsTheGrant = endsTheGrant;
    }

    @Override
    public boolean endsTheGrant() {
      return endsTheGrant;
    }
  }

  /** Nobody answered: no connection, no answer in time, or one that broke off. */
  public static final class NoResponse extends OAuthFailure {
    public NoResponse(String what, String why, String whatToDo) {
      super(what, why, whatToDo);
    }
  }

  /** Whether what was sent (a code, a refresh token) is of no more use, so that the button must not come back. */
  public boolean endsTheGrant() {
    return false;
  }
}
