/** The page for the case that the server does not send the browser back. */
package playground.web.tools.troubleshooting;
