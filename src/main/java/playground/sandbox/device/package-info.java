/**
 * The device grant (RFC 8628): device authorization, polling for tokens, and the page where a person enters the code.
 */
package playground.sandbox.device;
