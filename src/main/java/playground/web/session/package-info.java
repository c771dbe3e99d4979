/** A typed view on the servlet container's HttpSession: what one browser has begun, obtained and typed. */
package playground.web.session;
