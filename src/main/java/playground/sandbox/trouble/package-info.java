/**
 * Fault on demand: what Webex does on a bad day, switched on by a person or a test. Each kind is a record whose text
 * names the mistake in a client that it uncovers.
 */
package playground.sandbox.trouble;
