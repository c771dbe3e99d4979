/** The API console: any call below the base URL, with the walk's token in place. */
package playground.web.tools.console;
