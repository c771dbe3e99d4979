/** What every page shares: the values that templates show, failure pages, redirects, and the browser's cookies. */
package playground.web.view;
