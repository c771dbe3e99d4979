/** The API console: calls any path below the base URL with the flow's access token. */
package playground.web.tools.console;
