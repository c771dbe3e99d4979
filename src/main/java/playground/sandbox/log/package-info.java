/**
 * What the sandbox was asked and what it answered, with the causes that the wire hides and without the secrets that the
 * wire carries. The last {@value playground.sandbox.log.RequestLog#CAPACITY} requests, and no more.
 */
package playground.sandbox.log;
