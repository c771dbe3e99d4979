/**
 * What somebody wrote into a file for the sandbox to know beforehand: integrations, people, rooms. Read whole, and every
 * fault told with its place. It knows {@code store} and how JSON is read, and no HTTP.
 */
package playground.sandbox.declared;
