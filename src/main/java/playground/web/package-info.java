/**
 * What the browser sees. The story is told by three servlets, in order:
 *
 * <ol>
 *   <li>{@link playground.web.PageServlet} builds the {@code /authorize} URL with a fresh state;
 *   <li>{@link playground.web.CallbackServlet} verifies the state and captures the code;
 *   <li>{@link playground.web.TokenServlet} POSTs the form to {@code /access_token} and shows the tokens.
 * </ol>
 *
 * Each further step has a folder of its own and can be deleted without touching these three.
 */
package playground.web;
