package playground.text;

import playground.oauth.OAuthFailure;
import playground.oauth.OAuthFailure.NoResponse;
import playground.oauth.OAuthFailure.UnusableResponse;

/** The words for a discovery document that does not come or cannot be used. They are read at the start, in one line. */
final class DiscoveryTexts {

  private static final String COMPARE = "Compare webex.discovery-url with the server's documentation.";
  private static final String CHECK = "Check webex.discovery-url and that the server runs, then start again.";

  private DiscoveryTexts() {}

  static FailureText of(OAuthFailure failure) {
    return failure instanceof UnusableResponse unusable ? of(unusable) : of((NoResponse) failure);
  }

  static FailureText of(UnusableResponse unusable) {
    var detail = unusable.detail();
    return switch (unusable.fault()) {
      case HTML -> new FailureText(
          "The response is a web page instead of a discovery document.",
          "This is the address of a page, or a proxy or a captive portal responded.", COMPARE);
      case NOT_JSON -> new FailureText(
          "The response isn't a JSON object.",
          "Something other than a discovery document is at this address, or a proxy changed it.", COMPARE);
      case TOO_LONG -> new FailureText(
          "The response is longer than " + detail + " KiB and wasn't read to its end.",
          "A discovery document has a few KiB, so something else is at this address.", COMPARE);
      case REDIRECT -> new FailureText(
          "The server redirects to another address (" + detail + ").",
          "The playground doesn't follow redirects, because secrets go where the document says.",
          "Set webex.discovery-url to the final address.");
      case UNEXPECTED_STATUS -> new FailureText(
          "The server responded with status " + detail + ".",
          "It has no discovery document at this path, or can't send it at the moment.", COMPARE);
      case MEMBER_MISSING -> new FailureText(
          "The document has no " + detail + ".",
          "This isn't the discovery document of a server with the authorization code flow.", COMPARE);
      case MEMBER_NOT_URI -> insecure("The " + detail + " in the document isn't an address.");
      case MEMBER_NOT_SECURE -> insecure("The " + detail + " in the document isn't https.");
      case ISSUER_UNTRUSTED -> new FailureText(
          "The document belongs to another issuer, " + detail + ".",
          "That issuer's own document is at " + detail + (detail.endsWith("/") ? "" : "/")
              + ".well-known/openid-configuration, so this address is another server's, or is spelt differently.",
          "Correct webex.discovery-url, or name the issuer in webex.issuers if you trust it.");
      default -> new FailureText("The discovery document can't be used.", "It doesn't follow the standard.", COMPARE);
    };
  }

  private static FailureText insecure(String what) {
    return new FailureText(
        what, "Codes, secrets or keys would pass there unprotected, so nothing of the document is used.",
        "Ask the server's operator to correct it, or set the endpoints one by one.");
  }

  private static FailureText of(NoResponse none) {
    var what = FailureTexts.of(none, new NamedServer(ServerKind.OTHER, none.host())).what();
    return switch (none.fault()) {
      case HOST_UNKNOWN -> new FailureText(
          what, "It is misspelt, or this machine has no connection to the internet.",
          "Check webex.discovery-url and your network, then start again.");
      case NO_CONNECTION -> new FailureText(
          what, "Nothing listens at this address, or a proxy or firewall blocks the connection.", CHECK);
      case TLS_FAILED -> new FailureText(
          what, "A proxy shows its own certificate, or the server's certificate isn't trusted by Java.",
          "Add the certificate to Java's trust store (-Djavax.net.ssl.trustStore), then start again.");
      case TIMED_OUT -> new FailureText(
          what, "The server or the network is slow.", "Start again. To wait longer, raise webex.timeout.");
      default -> new FailureText(
          what, "Another program listens at this address, or a proxy closed the connection.", CHECK);
    };
  }
}
