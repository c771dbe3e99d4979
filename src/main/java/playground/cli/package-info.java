/** The commands of the command line: each starts its servers, prints their addresses, and stops them at the end. */
package playground.cli;
