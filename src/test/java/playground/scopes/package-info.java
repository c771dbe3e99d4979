/** Tests of the catalogue of scopes. */
package playground.scopes;
