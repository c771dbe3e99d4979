/**
 * What the sandbox remembers: integrations, people, rooms, grants, codes, tokens. Rules of time and number are here; rules
 * of OAuth are in the endpoint packages. Depends on nothing in the sandbox and knows nothing of HTTP.
 */
package playground.sandbox.store;
