/**
 * The HTTP client for Webex. {@link playground.oauth} has the rules of the RFCs; this package has the deviations of
 * Webex, each with a comment.
 */
package playground.webex;
