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
    /** The client id has the format of a client secret. */
    CLIENT_ID_IS_SECRET,
    CLIENT_ID_FORMAT,
    /** The client secret has the format of a client id. */
    SECRET_IS_CLIENT_ID,
    SECRET_FORMAT,
    SECRET_MISSING,
    /** No such scope is known; the second value is the nearest that is, if one is near. */
    SCOPE_UNKNOWN,
    SCOPE_FOR_ADMINISTRATORS,
    /** A scope is requested beside {@code spark:all}, which covers it. */
    SCOPE_COVERED_BY_ALL,
    /** A scope is requested beside {@code spark:all}, which does not cover it. */
    SCOPE_NOT_COVERED_BY_ALL,
    KMS_SCOPE_MISSING,
    LOOPBACK_REDIRECT_URI,
    PLAIN_HTTP_REDIRECT_URI,
    BASE_URL_WITHOUT_VERSION,
    BASE_URL_OUTDATED,
    BASE_URL_FEDRAMP
  }

  /** Hides the values: a secret may have been typed into the wrong field. */
  @Override
  public String toString() {
    return "RequestWarning[" + code + "]";
  }
}
