package playground.text;

import playground.oauth.OAuthFailure.UnusableResponse;
import playground.oauth.RequestKind;
import playground.oauth.ResponseFault;

/** The words for a response that a program cannot use. */
final class ResponseTexts {

  private final UnusableResponse unusable;
  private final ServerWords words;

  private ResponseTexts(UnusableResponse unusable, ServerWords words) {
    this.unusable = unusable;
    this.words = words;
  }

  static FailureText of(UnusableResponse unusable, ServerWords words) {
    var texts = new ResponseTexts(unusable, words);
    return new FailureText(texts.what(), texts.why(), texts.whatToDo());
  }

  private String what() {
    var detail = unusable.detail();
    return switch (unusable.fault()) {
      case HTML -> "A web page came back instead of " + (isOfTokens() ? "tokens." : "JSON.");
      case NOT_JSON -> notJson();
      case TOO_LONG -> "The response is longer than " + detail + " KiB and was not read to its end.";
      case REDIRECT -> unusable.request() == RequestKind.DISCOVERY
          ? "The response for the document has status " + detail + "; redirects are not followed."
          : "A redirect came back (" + detail + "), and it was not followed.";
      case UNEXPECTED_STATUS -> "The response for the document has status " + detail + ".";
      case MEMBER_MISSING -> unusable.request() == RequestKind.DISCOVERY
          ? "The document has no " + detail + "."
          : member("is missing");
      case MEMBER_NOT_TEXT -> member("is not text");
      case MEMBER_MALFORMED -> member(isOfTokens()
          ? "holds characters that no token may have"
          : "is too long or holds characters that it may not have");
      case MEMBER_NOT_SECONDS -> member("is not a number of seconds");
      case MEMBER_NOT_WHOLE_SECONDS -> member("is not a whole number of seconds");
      case MEMBER_OUT_OF_RANGE -> member("is not a lifetime that can be");
      case MEMBER_NOT_URI -> "The document has a " + detail + " that is no address.";
      case MEMBER_NOT_SECURE -> "The document has a " + detail + " that is not https.";
      case TOKEN_TYPE_UNKNOWN -> member("is not Bearer, and this playground knows no other way to use a token");
      case ISSUER_UNTRUSTED -> "The document is of the issuer " + detail
          + ", which is neither in webex.issuers nor at this address.";
      case NOT_KEY_SET -> "What came back (" + detail + ") is not a set of keys.";
      case ENDPOINT_UNKNOWN -> "It is not known where this server publishes them.";
    };
  }

  private String notJson() {
    if (unusable.request() == RequestKind.DISCOVERY) {
      return "The document is not a JSON object.";
    }
    return isOfTokens()
        ? "The response is not a JSON object with tokens."
        : "What came back is not JSON.";
  }

  private String member(String how) {
    return words.atStart() + "'s response cannot be used: its " + unusable.detail() + " " + how + ".";
  }

  private String why() {
    if (unusable.fault() == ResponseFault.TOO_LONG) {
      return words.atStart() + "'s responses are far shorter. Another server responds at this address.";
    }
    return switch (unusable.request()) {
      case DISCOVERY -> "The document decides where codes and secrets go, so nothing is guessed.";
      case KEYS -> unusable.fault() == ResponseFault.ENDPOINT_UNKNOWN
          ? "Neither its discovery document nor the settings say."
          : "Another server responds at this address, or " + words.server() + " has a fault of its own.";
      default -> whyOfFault();
    };
  }

  private String whyOfFault() {
    var standIn = "A proxy, a captive portal or a wrong base URL responds instead of " + words.server();
    return switch (unusable.fault()) {
      case HTML -> standIn + ".";
      case NOT_JSON -> isOfTokens()
          ? "It is empty, incomplete, malformed or of another type. Nothing of it was stored."
          : standIn + ", or the response is incomplete.";
      case REDIRECT ->
          "A token endpoint never redirects; following would carry the code and the secret to another address.";
      default -> unusable.request() == RequestKind.DEVICE_AUTHORIZATION
          ? "It does not follow RFC 8628 §3.2. " + standIn + "."
          : "It does not follow RFC 6749 §5.1. Nothing of it was stored.";
    };
  }

  private String whatToDo() {
    if (unusable.request() == RequestKind.DISCOVERY) {
      return "Compare the address with the provider's own words.";
    }
    return switch (unusable.fault()) {
      case TOO_LONG -> "Check webex.base-url, and whether a proxy stands in between.";
      case REDIRECT -> "Check webex.base-url: it must be https and the final address.";
      case ENDPOINT_UNKNOWN -> "Set webex.jwks-uri.";
      default -> whatToDoAfter();
    };
  }

  private String whatToDoAfter() {
    var check = "Check webex.base-url and your network, then ";
    return switch (unusable.request()) {
      case REFRESH -> "Press the button again: your current tokens stay valid. If it happens again, check"
          + " webex.base-url and your network.";
      case API -> check + "call again. The token stays valid.";
      case KEYS, USERINFO -> "Check webex.jwks-uri and your network, then check again.";
      case CODE, DEVICE_POLL -> unusable.fault() == ResponseFault.HTML || unusable.fault() == ResponseFault.NOT_JSON
          ? check + "get a new code: this one may have been used up."
          : "Get a new code. If it happens again, " + words.report() + ".";
      default -> check + "start again.";
    };
  }

  private boolean isOfTokens() {
    return switch (unusable.request()) {
      case CODE, REFRESH, DEVICE_POLL -> true;
      default -> false;
    };
  }
}
