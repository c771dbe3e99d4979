/** The commands of the command line: each starts its servers, prints where they are, and stops them at the end. */
package playground.cli;
