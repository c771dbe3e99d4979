/** How settings are read: which value wins, and the messages for wrong ones. */
package playground.config;
