/** Settings from the command line, the environment and a file, read and validated at the start. */
package playground.config;
