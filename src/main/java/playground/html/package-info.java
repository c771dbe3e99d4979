/** Renders a template with its parameters to the bytes of a page, for the playground and the sandbox. */
package playground.html;
