/** Settings from the command line, the environment and a file, read and validated at start. */
package playground.config;
