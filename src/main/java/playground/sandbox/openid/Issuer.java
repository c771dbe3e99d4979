package playground.sandbox.openid;

/**
 * Who says that it made an ID token. At Webex it is the broker, on another host than the API; here the two share the
 * host, and the broker's path tells them apart (contract, 1.G).
 */
public final class Issuer {

  private Issuer() {}

  /**
   * The one of the discovery document, as {@code https://idbroker.webex.com/idb} is.
   *
   * @param origin of the sandbox, without a slash at the end
   */
  public static String at(String origin) {
    return origin + "/idb";
  }

  /** The one of people in another region, as {@code https://idbroker-b-us.webex.com/idb} is. */
  static String ofAnotherRegionAt(String origin) {
    return origin + "/b-us/idb";
  }
}
