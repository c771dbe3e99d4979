/** What the playground was told: from the command line, the environment and a file, checked as one. */
package playground.config;
