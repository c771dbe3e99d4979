/**
 * Programs that were written for Webex, by somebody else: with a library that has never heard of this sandbox, and with
 * nothing but the JDK. They are told the base URL, which is {@code https://webexapis.com/v1} at Webex, and nothing else
 * that is the sandbox's own.
 */
package playground.sandbox.client;
