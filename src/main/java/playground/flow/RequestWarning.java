package playground.flow;

import java.util.List;

/**
 * What may be wrong with a request before the browser leaves; {@code text.FormTexts} has the words. The request may be
 * sent all the same.
 *
 * @param field of the request form that it is about, by OAuth's name
 * @param values what the words quote, in the order in which they quote it
 */
public record RequestWarning(String field, Code code, List<String> values) {

  /** Each warning. */
  public enum Code {
    /** The client id has the format of a client secret, which does not belong in a URL. */
    CLIENT_ID_IS_SECRET(true),
    CLIENT_ID_FORMAT(false),
    /** The client secret has the format of a client id. */
    SECRET_IS_CLIENT_ID(true),
    SECRET_FORMAT(false),
    SECRET_MISSING(false),
    /** No such scope is known; the second value is the nearest that is, if one is near. */
    SCOPE_UNKNOWN(true),
    /** The scope is not registered with the integration, as the sandbox knows. */
    SCOPE_NOT_REGISTERED(true),
    SCOPE_FOR_ADMINISTRATORS(false),
    /** A scope is requested beside {@code spark:all}, which covers it. */
    SCOPE_COVERED_BY_ALL(true),
    /** A scope is requested beside {@code spark:all}, which does not cover it. */
    SCOPE_NOT_COVERED_BY_ALL(false),
    KMS_SCOPE_MISSING(true),
    /** The Redirect URI does not lead back to this playground. */
    REDIRECT_URI_EDITED(true),
    /** Callbacks came to the second value so far, which has another name of this machine. */
    OTHER_LOOPBACK_NAME(true),
    /** The browser came by another name than localhost, by which the Redirect URI is documented. */
    NOT_LOCALHOST(false),
    PLAIN_HTTP_REDIRECT_URI(false),
    BASE_URL_WITHOUT_VERSION(false),
    BASE_URL_OUTDATED(false),
    BASE_URL_FEDRAMP(false);

    private final boolean isAsked;

    Code(boolean isAsked) {
      this.isAsked = isAsked;
    }
  }

  /** Whether it is so probably a mistake that the person is asked once before the browser leaves. */
  public boolean isAsked() {
    return code.isAsked;
  }

  /** Hides the values: a secret may have been typed into the wrong field. */
  @Override
  public String toString() {
    return "RequestWarning[" + code + "]";
  }
}
