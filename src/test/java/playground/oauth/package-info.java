/** The rules of OAuth, each against the words of its RFC and literal wire text. */
package playground.oauth;
