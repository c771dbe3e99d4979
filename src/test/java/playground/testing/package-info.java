/** The cast of the tests: a running playground, a browser without scripts, a clock to move. No assertions here. */
package playground.testing;
