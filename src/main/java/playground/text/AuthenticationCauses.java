package playground.text;

import static playground.text.Cause.rfc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.flow.Circumstances;
import playground.flow.Circumstances.Address;
import playground.flow.Circumstances.Authentication;
import playground.oauth.ClientAuthentication;

/** The causes that lie in how the client authenticated (RFC 6749 §2.3), not in what it authenticated with. */
final class AuthenticationCauses {

  private static final String SETTING = "webex.client-authentication";

  private AuthenticationCauses() {}

  /** Whether the request had no client secret because none was to be sent. */
  static boolean isWithoutSecret(Circumstances known) {
    return method(known).equals(Optional.of(ClientAuthentication.NONE));
  }

  /** Whether a secret would have been where the server looks for one that it calls missing: in the body. */
  static boolean isInBody(Circumstances known) {
    return method(known).orElse(ClientAuthentication.CLIENT_SECRET_POST) == ClientAuthentication.CLIENT_SECRET_POST;
  }

  private static Optional<ClientAuthentication> method(Circumstances known) {
    return known.address().flatMap(Address::authentication).map(Authentication::method);
  }

  /**
   * The causes in the credentials, and the method of authentication where it may be one: first, because a server
   * rejects good credentials too when they come another way than registered.
   */
  static List<Cause> beside(List<Cause> credentials, Circumstances known, ServerWords words) {
    return Stream.concat(wrong(known, words).stream(), credentials.stream()).toList();
  }

  /** That it is the wrong method; empty when it is not known, or the one that Webex expects. */
  static Optional<Cause> wrong(Circumstances known, ServerWords words) {
    return known.address().flatMap(Address::authentication)
        .filter(used -> !words.isWebex() || !used.isUsual())
        .map(used -> words.isWebex() ? atWebex(used.method()) : elsewhere(used.method(), words));
  }

  private static Cause elsewhere(ClientAuthentication used, ServerWords words) {
    return switch (used) {
      case CLIENT_SECRET_POST -> registeredOtherwise("the body", used, ClientAuthentication.CLIENT_SECRET_BASIC);
      case CLIENT_SECRET_BASIC ->
          registeredOtherwise("the Authorization header", used, ClientAuthentication.CLIENT_SECRET_POST);
      case NONE -> rfc(6749, "2.3",
          words.atStart() + " requires client authentication here. The playground sent the client ID alone ("
              + used.methodName() + ").",
          "Set " + SETTING + " to client_secret_basic or client_secret_post, whichever the client is registered for, and"
              + " restart the playground.");
    };
  }

  private static Cause registeredOtherwise(String place, ClientAuthentication used, ClientAuthentication other) {
    return rfc(6749, "2.3.1",
        "The client is registered for another authentication method. The playground sent the client ID and secret in "
            + place + " (" + used.methodName() + ").",
        "Set " + SETTING + " to the method that the client is registered for, such as " + other.methodName()
            + ", and restart the playground.");
  }

  private static Cause atWebex(ClientAuthentication used) {
    return Cause.of(
        used == ClientAuthentication.NONE
            ? SETTING + " is none, so no client secret was sent. Every Webex integration is a confidential client."
            : SETTING + " is " + used.methodName() + ", which isn't the playground's default for Webex here.",
        "Remove " + SETTING + " from the settings and restart the playground.");
  }
}
