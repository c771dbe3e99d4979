/** From what a browser's session holds to what its page shows; templates have no logic of their own. */
package playground.web.view;
