/** What the sandbox's pages share: the header, and the playground that it leads back to. */
package playground.sandbox.view;
