/**
 * The pages of the playground. Three servlets make the flow, in this order:
 *
 * <ol>
 *   <li>{@link playground.web.PageServlet} builds the {@code /authorize} URL with a fresh state;
 *   <li>{@link playground.web.CallbackServlet} verifies the state and captures the code or the error;
 *   <li>{@link playground.web.TokenServlet} POSTs the form to {@code /access_token} and shows the tokens.
 * </ol>
 *
 * Each further step has a folder below {@code steps}, and each other page one below {@code tools}.
 */
package playground.web;
