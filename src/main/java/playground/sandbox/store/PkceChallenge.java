package playground.sandbox.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import playground.oauth.CodeVerifier;

/** What the client promised at the authorization request to prove at the exchange (RFC 7636 §4.3). */
public final class PkceChallenge {

  /** How the challenge was made of the verifier (RFC 7636 §4.2). */
  public enum Method {
    S256("[A-Za-z0-9_-]{43}"), // base64url, not padded, of the 32 octets of a SHA-256
    plain("[A-Za-z0-9._~-]{43,128}"); // the verifier itself

    private final Pattern challenge;

    Method(String challenge) {
      this.challenge = Pattern.compile(challenge);
    }

    /** Empty when it is neither; the names are case-sensitive. */
    public static Optional<Method> named(String name) {
      return name.equals("S256") ? Optional.of(S256) : name.equals("plain") ? Optional.of(plain) : Optional.empty();
    }

    /** Whether such a challenge can have been made by this method. */
    public boolean canHaveMade(String challenge) {
      return this.challenge.matcher(challenge).matches();
    }
  }

  private final Method method;
  private final String challenge;

  /**
   * @throws IllegalArgumentException when that method cannot have made the challenge
   */
  public PkceChallenge(Method method, String challenge) {
    if (!method.canHaveMade(challenge)) {
      throw new IllegalArgumentException("malformed code_challenge of " + challenge.length() + " characters");
    }
    this.method = method;
    this.challenge = challenge;
  }

  public Method method() {
    return method;
  }

  /** Whether this verifier was meant (RFC 7636 §4.6); compared in a time that says nothing of how much agrees. */
  public boolean isMetBy(CodeVerifier verifier) {
    var made = method == Method.S256 ? verifier.challenge() : verifier.value();
    return MessageDigest.isEqual(made.getBytes(US_ASCII), challenge.getBytes(US_ASCII));
  }

  /** Hides the challenge, which is the verifier itself when the method is plain. */
  @Override
  public String toString() {
    return "PkceChallenge[" + method + ", hidden]";
  }
}
