/** The scopes of Webex, as far as they are known: data that the client and the sandbox both look things up in. */
package playground.scopes;
