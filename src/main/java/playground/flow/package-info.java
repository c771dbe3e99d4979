/** The tutorial without servlets: its steps, and the codes of what can go wrong with them. */
package playground.flow;
