/**
 * The wire to Webex: the only package with {@code java.net.http} and JSON. What RFC 6749 says lives in
 * {@link playground.oauth}; what Webex does with it lives here, each oddity in a comment beside the line that copes.
 */
package playground.webex;
