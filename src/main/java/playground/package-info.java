/** Starts the command that the arguments name. Each package below has one concern; README.md lists them. */
package playground;
