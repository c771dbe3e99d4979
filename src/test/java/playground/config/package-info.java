/** What people are told when they start the playground with settings, right and wrong ones. */
package playground.config;
