/**
 * Faults: what Webex does wrong on a bad day, switched on by a person or a test. Each {@link
 * playground.sandbox.fault.FaultType} names the mistake in a client that it detects.
 */
package playground.sandbox.fault;
