/** The catalogue of Webex's scopes, used by the client and by the sandbox. */
package playground.scopes;
