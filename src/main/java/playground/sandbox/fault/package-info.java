/**
 * Faults on demand: what Webex does on a bad day, switched on by a person or a test. Each fault names the mistake in a
 * client that it uncovers.
 */
package playground.sandbox.fault;
