/**
 * How the sandbox responds: JSON in the envelope of Webex, error pages, redirects. Each refusal is a value that holds
 * what is sent and the internal cause; {@link playground.sandbox.error.SandboxServlet} sends one and logs the other.
 */
package playground.sandbox.error;
