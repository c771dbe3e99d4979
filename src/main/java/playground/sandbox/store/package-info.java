/**
 * What the sandbox remembers: integrations, people, rooms, grants, codes, tokens. Rules of time and number are here;
 * rules of OAuth are in {@code broker}, those of the two API calls in {@code api}. Nothing here knows HTTP.
 */
package playground.sandbox.store;
