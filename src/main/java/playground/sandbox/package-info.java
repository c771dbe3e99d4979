/**
 * A pretend Webex on a port of its own: {@link playground.sandbox.Sandbox} is all that the outside sees of it. Its
 * authorization server is in {@code broker}, its API calls in {@code api}, what it remembers in {@code store}, how it
 * says no in {@code answer}. It shares nothing with the client but the values of {@code playground.oauth}, and knows no
 * more of it than Webex would.
 */
package playground.sandbox;
