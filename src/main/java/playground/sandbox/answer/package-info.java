/**
 * How the sandbox says yes and no on the wire: JSON in Webex's envelope, pages, redirects. Each refusal is a value that
 * holds both what is sent and the true cause, which the wire does not tell; every refusal passes through
 * {@link playground.sandbox.answer.SandboxServlet}, the one place where the two part.
 */
package playground.sandbox.answer;
