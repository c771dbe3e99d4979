/** The scope picker: Webex's scopes to search and to choose from. */
package playground.web.tools.scopes;
