/**
 * The HTTP log of the sandbox: the last {@value playground.sandbox.log.RequestLog#CAPACITY} requests, with the causes
 * that Webex does not reveal and without secrets.
 */
package playground.sandbox.log;
