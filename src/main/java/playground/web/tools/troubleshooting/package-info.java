/** For the cases in which Webex never sends the browser back. */
package playground.web.tools.troubleshooting;
