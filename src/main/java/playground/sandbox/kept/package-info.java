/** What outlives the program: the integrations, in one file. It knows {@code store} and how JSON is read and written. */
package playground.sandbox.kept;
