package playground.sandbox.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of an authorization request, to come back to. What is not changed stays byte for byte, as the state must.
 *
 * @param query as it came, undecoded but readable
 */
record RequestAddress(String query) {

  private static final Set<String> ABOUT_SIGNING_IN = Set.of("prompt", "max_age", "login_hint");

  /** The request as it is. */
  String same() {
    return AuthorizeServlet.PATH + "?" + query;
  }

  /** Without the wishes about signing in: somebody just did, and would have to again and again. */
  String afterSignIn(AuthenticationParameters authentication) {
    return with(authentication.demandsConsent() ? Stream.of("prompt=consent") : Stream.of());
  }

  /** Where somebody else can be chosen. */
  String otherPerson() {
    return with(Stream.of("prompt=select_account"));
  }

  private String with(Stream<String> more) {
    var kept = Arrays.stream(query.split("&"))
        .filter(pair -> !ABOUT_SIGNING_IN.contains(URLDecoder.decode(pair.split("=", 2)[0], UTF_8)))
        .map(EchoedState::fitForAQuery);
    return AuthorizeServlet.PATH + "?" + Stream.concat(kept, more).collect(Collectors.joining("&"));
  }

  /** It holds the state. */
  @Override
  public String toString() {
    return "RequestAddress[hidden]";
  }
}
