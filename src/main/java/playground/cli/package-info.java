/**
 * The commands of the command line, one class each. Playground and sandbox start their servers, print their addresses, and
 * stop them at the end; the others do one thing in the terminal: their result goes to standard output, everything else to
 * standard error.
 */
package playground.cli;
