/** The page with Webex's scopes, to search in and to select from. */
package playground.web.tools.scopes;
