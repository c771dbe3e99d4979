/** From a template and what it shows to the bytes of a page; used by the playground's and the sandbox's pages alike. */
package playground.html;
