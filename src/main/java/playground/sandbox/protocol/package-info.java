/**
 * What several groups of endpoints share: client authentication, bearer tokens, the form of a token request, the tokens
 * that are issued, and the scope check. Depends on {@code error}, {@code fault} and {@code store}; on no endpoint.
 */
package playground.sandbox.protocol;
