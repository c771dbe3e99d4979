/** The page for the case that Webex does not send the browser back. */
package playground.web.tools.troubleshooting;
